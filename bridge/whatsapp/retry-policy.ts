import { CloudApiError } from './cloud-api-error.ts';

/** What to do about a refusal that may pass. */
export interface RetryRule {
  /** Who waits: only messages to this recipient, or all that this number sends. */
  pause: 'recipient' | 'number';
  /** How often a message is tried again, at most; its expiry may end it sooner. */
  attempts: number;
  /** ms before try number `attempt` (1 for the first repetition). */
  delay(attempt: number): number;
}

const UNTIL_EXPIRY = Number.POSITIVE_INFINITY;

/** The pair limit, about one message in six seconds: wait 4^X s, as Meta's documentation says. */
const PAIR: RetryRule = {
  pause: 'recipient',
  attempts: UNTIL_EXPIRY,
  delay: (attempt) => 1000 * 4 ** Math.min(attempt - 1, 3),
};

/** The number's throughput. */
const THROUGHPUT: RetryRule = {
  pause: 'number',
  attempts: UNTIL_EXPIRY,
  delay: (attempt) => 1000 * 2 ** Math.min(attempt - 1, 3),
};

/** The app's or account's calls are used up, or the number is being upgraded. */
const QUOTA: RetryRule = { pause: 'number', attempts: UNTIL_EXPIRY, delay: () => 60_000 };

/** The API is unwell, or out of reach. */
const TRANSIENT: RetryRule = {
  pause: 'recipient',
  attempts: 4,
  delay: (attempt) => 1000 * 2 ** (attempt - 1),
};

const RULES = new Map<CloudApiError['code'], RetryRule>([
  [131056, PAIR],
  [130429, THROUGHPUT],
  [4, QUOTA],
  [80007, QUOTA],
  [131057, QUOTA],
  [429, QUOTA],
  [1, TRANSIENT],
  [2, TRANSIENT],
  [131000, TRANSIENT],
  [131016, TRANSIENT],
  [133004, TRANSIENT],
  // May have been sent all the same: two questions are better than none.
  ['timeout', TRANSIENT],
  ['unreachable', TRANSIENT],
]);

/**
 * How to go on after this error; undefined when trying again can't help. Meta says to go by the
 * code, for one code comes with several HTTP statuses:
 * https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 */
export function retryRule(error: unknown): RetryRule | undefined {
  if (!(error instanceof CloudApiError)) return undefined;
  const { code, status = 0 } = error;
  // A 200 that is an error: the answer was none of the API's.
  return RULES.get(code) ?? (status >= 500 || status === 200 ? TRANSIENT : undefined);
}
