import { CloudApiError } from './cloud-api-error.ts';

/** A wait before the next attempt. */
export interface Pause {
  /** Who waits: the messages to this recipient, or all of the number's. */
  scope: 'recipient' | 'number';
  /** ms. */
  delay: number;
}

/** Decides what happens after a failed attempt; undefined gives the message up. */
export type RetryPolicy = (error: unknown, failuresBefore: number) => Pause | undefined;

/** Attempts at a message while the API is down. */
const TRANSIENT_ATTEMPTS = 4;

/**
 * Waits after failed attempts: after the pair limit 4^n s, as Meta says; after the throughput limit
 * 1, 2, 4 s; after a quota what the API says, or 60 s; while it is down 1, 2, 4, 8 s. Up to a tenth
 * more by chance, so that those who wait do not come back at once.
 *
 * @param random 0 up to 1
 */
export function createRetryPolicy(random: () => number = Math.random): RetryPolicy {
  const spread = (seconds: number) => Math.round(seconds * 1000 * (1 + random() / 10));
  return (error, failuresBefore) => {
    if (!(error instanceof CloudApiError)) return undefined;
    switch (error.kind) {
      case 'pair':
        return { scope: 'recipient', delay: spread(4 ** Math.min(failuresBefore, 3)) };
      case 'throughput':
        return { scope: 'number', delay: spread(2 ** Math.min(failuresBefore, 2)) };
      case 'quota':
        return { scope: 'number', delay: error.retryAfter ?? spread(60) };
      case 'transient':
        return failuresBefore < TRANSIENT_ATTEMPTS
          ? { scope: 'recipient', delay: error.retryAfter ?? spread(2 ** failuresBefore) }
          : undefined;
      case 'permanent':
        return undefined;
    }
  };
}
