import { createHmac } from 'node:crypto';

/** Turns what names a person into a key that does not: phone numbers never become keys. */
export type Pseudonym = (identity: string) => string;

/** @param secret without it, nobody can try out phone numbers until one fits a key */
export function createPseudonym(secret: string): Pseudonym {
  return (identity) =>
    createHmac('sha256', secret).update(`whatsapp:${identity}`).digest('base64url').slice(0, 22);
}
