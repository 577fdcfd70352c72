/**
 * The version of the protocol: sockets and REST together. The first number rises only when a client
 * that was written for the one before could no longer play; the second with each addition.
 */
export const PROTOCOL = '1.6';
