import { createHash, timingSafeEqual } from 'node:crypto';
import { verifySignature } from '@kapso/whatsapp-cloud-api/server';

/** The header in its one form. Read loosely, hex would also be what comes before a wrong character. */
const FORM = /^sha256=[0-9a-f]{64}$/;

/**
 * Whether the value of `X-Hub-Signature-256` belongs to these very bytes: HMAC-SHA256 with the app's
 * secret. They must be the body as it came: the sender escapes its JSON (`\u00e9`, `\/`) in ways that
 * parsing and writing it again would not bring back.
 */
export function isSigned(appSecret: string, bytes: Buffer, signature: unknown): boolean {
  return (
    typeof signature === 'string' &&
    FORM.test(signature) &&
    verifySignature({ appSecret, rawBody: bytes, signatureHeader: signature })
  );
}

/** Compares in a time that tells nothing about where the texts differ. */
export function sameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
