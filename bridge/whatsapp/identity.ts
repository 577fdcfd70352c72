import { createHmac } from 'node:crypto';

/** Turns user ids and message ids (which have the phone number in them) into keys that tell nobody. */
export type Identify = (id: string) => string;

/** @param secret the server's own; without it nobody gets from a key to a phone number */
export const identifyWith =
  (secret: string): Identify =>
  (id) =>
    createHmac('sha256', secret).update(`whatsapp:${id}`).digest('base64url').slice(0, 22);
