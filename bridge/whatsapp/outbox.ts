import type { Payload } from './payload.ts';

export interface OutboxItem {
  /** Names the message: of items with one id, one is sent. Goes along as the API's reference. */
  id: string;
  /** A phone number (digits), or a business-scoped user id. */
  to: string;
  payload: Payload;
  /** ms since the epoch; a message that comes later than this is worse than none. */
  expiresAt: number;
  /** Of unsent items of one recipient with one slot, the newer replaces the older. */
  slot?: string;
  /** What the message is about, for clocks and counts. */
  about?: { gameId: string; playerId: string; question?: number };
}

/** Messages of one game, by how far they got: one that was read counts as delivered and sent, too. */
export interface Deliveries {
  queued: number;
  sent: number;
  delivered: number;
  read: number;
  failed: number;
}

/**
 * Messages on their way out. What every implementation guarantees:
 * - Once `enqueue` has returned, the message is sent unless it expires, the Cloud API refuses it for
 *   good, or the outbox closes before its turn.
 * - An id is sent once: a second item of the same id is ignored until an hour past its expiry.
 *   (The Cloud API itself knows no such id: after a request without an answer the message goes out
 *   again, and may then arrive twice.)
 * - Messages to one recipient go out in the order they were enqueued, one at a time; one recipient's
 *   trouble holds up nobody else.
 * - An expired message is never sent, whatever it waited for.
 */
export interface Outbox {
  /** @returns false when the id is known already. @throws QRushError `SHUTTING_DOWN` when closed */
  enqueue(item: OutboxItem): Promise<boolean>;
  stats(): OutboxStats;
  counts(gameId: string): Promise<Deliveries>;
  /** Waits until nothing is left to send. */
  drain(): Promise<void>;
  /** Takes nothing more, waits for what is being sent right now, and drops the rest. */
  close(): Promise<void>;
}

export interface OutboxStats {
  /** Messages that wait for their turn. */
  waiting: number;
  /** Messages being sent right now. */
  sending: number;
  /** Totals since the start. */
  sent: number;
  retried: number;
  /** Refused for good. */
  refused: number;
  expired: number;
  /** Given up at the close. */
  dropped: number;
}
