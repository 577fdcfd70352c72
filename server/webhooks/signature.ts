import { createHmac } from 'node:crypto';

/** The beginning of each key of Standard Webhooks. */
const MARK = 'whsec_';

/**
 * The headers of a message, as Standard Webhooks has them: a receiver needs nothing of QRush to check
 * them.
 * @param keys each signs: a receiver that knows one of them takes the message
 * @param at ms since the epoch
 */
export function signedHeaders(
  keys: readonly string[],
  id: string,
  body: string,
  at: number,
): Record<string, string> {
  const timestamp = Math.floor(at / 1000);
  const content = `${id}.${timestamp}.${body}`;
  const signatures = keys.map((key) => {
    const bytes = Buffer.from(key.slice(MARK.length), 'base64');
    return `v1,${createHmac('sha256', bytes).update(content).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  };
}
