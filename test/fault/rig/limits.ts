/** Times that the checks go by, in ms: what is promised, the server's defaults, and those of a client that keeps to docs/protocol.md. */

/** After it another process does what one has left undone; and what the rest may take. */
export const LEASE = 2000;
export const REST = 1000;

/** How long a player who is away is waited for, and how late an answer may come: the defaults. */
export const PRESENCE_GRACE = 5000;
export const ANSWER_GRACE = 300;

/** How long a client waits for a connection, and for an ack. */
export const CONNECT_TIMEOUT = 4000;
export const ACK_TIMEOUT = 3000;

/** Without any sign of the server for so long, while a question is open, a client takes its connection for dead. */
export const SILENCE = 8000;
