import type { Content } from './content.ts';

/** A message on its way to a player. */
export interface OutboxItem {
  /** Two items of one id are one message. Also sent along as the message's reference. */
  id: string;
  /** The player's address; messages to one address stay in order. */
  to: string;
  payload: Content;
  /** ms since the epoch, the store's clock: from then on the message is worth nothing. */
  expiresAt: number;
}

export interface OutboxStats {
  /** Messages that wait for their turn or for a retry. */
  waiting: number;
  inFlight: number;
  /** Whether the whole number waits because the API asked for it. */
  paused: boolean;
  sent: number;
  /** Attempts that failed and are tried again. */
  retried: number;
  /** Given up: refused for good, or tried too often. */
  failed: number;
  /** Dropped because their time was over. */
  expired: number;
  /** Enqueued a second time, and not sent a second time. */
  duplicates: number;
}

/**
 * Messages that wait to be sent. What every implementation guarantees:
 *
 * - Once `enqueue` has returned true, the message is sent unless it expires, is refused for good, or
 *   its queue dies with its process (a queue in memory does, one in Redis does not).
 * - An id that was enqueued before is not sent again, as long as the item has not expired.
 * - Messages to one address leave in the order of `enqueue`, one at a time: the next one waits
 *   until the API has answered to the one before. Different addresses do not wait for each other.
 * - A message past its `expiresAt` is dropped, never sent: a late question is worse than none.
 * - A failure that time may heal is tried again, and only then can a message arrive twice: when the
 *   API had taken it and its answer was lost.
 */
export interface Outbox {
  /**
   * @returns false when this id is known already
   * @throws QRushError `SHUTTING_DOWN` once it is closed
   */
  enqueue(item: OutboxItem): Promise<boolean>;
  stats(): OutboxStats;
  /** Takes nothing more, sends what can be sent at once, and returns after a bounded time. */
  close(): Promise<void>;
}
