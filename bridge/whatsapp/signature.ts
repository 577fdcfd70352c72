import { createHmac, timingSafeEqual } from 'node:crypto';

/** The value of `X-Hub-Signature-256` for these bytes: HMAC-SHA256 with the app's secret. */
export function signatureOf(appSecret: string, body: Buffer): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}

/**
 * Whether the bytes were signed with the app's secret. Only the bytes as received count: the same
 * JSON written anew has other escapes, and another signature.
 */
export function isSigned(appSecret: string, body: Buffer, header: unknown): boolean {
  return typeof header === 'string' && sameText(header, signatureOf(appSecret, body));
}

/** Compares in constant time, so that a guess learns nothing from how long the answer took. */
export function sameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
