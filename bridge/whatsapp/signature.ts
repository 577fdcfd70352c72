import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** The value of `X-Hub-Signature-256` for these bytes: HMAC-SHA256 with the app's secret. */
export const signatureOf = (appSecret: string, bytes: Uint8Array): string =>
  `sha256=${createHmac('sha256', appSecret).update(bytes).digest('hex')}`;

/**
 * Whether the signature belongs to these very bytes. They must be the body as it came: the sender
 * escapes its JSON (`\u00e9`, `\/`) in ways that parsing and writing it anew would not bring back.
 */
export function isSigned(appSecret: string, bytes: Uint8Array, signature: unknown): boolean {
  return typeof signature === 'string' && sameText(signature, signatureOf(appSecret, bytes));
}

/** Compares in a time that tells nothing about where the texts differ. */
export function sameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
