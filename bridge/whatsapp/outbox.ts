import type { Counts } from './lanes/lane-store.ts';
import type { Payload } from './payload.ts';
import type { QuestionDraft } from './question-draft.ts';
import type { Status } from './statuses.ts';

export interface OutboxItem {
  /** Names the message: of items with one id, one is sent. Goes along as the API's reference. */
  id: string;
  /** A phone number (digits), or a business-scoped user id. */
  to: string;
  /** A draft is written when it is sent. */
  payload: Payload | QuestionDraft;
  /** ms by the store's clock; a message that comes later than this is worse than none. */
  expiresAt: number;
  /** Of unsent items of one recipient with one slot, the newer replaces the older. */
  slot?: string;
  /** Goes before, or after, all else that waits for its recipient; the last leave room for others. */
  turn?: 'first' | 'last';
  /** The message's subject, for clocks and counts. */
  about?: {
    gameId: string;
    playerId: string;
    question?: number;
    /**
     * The player came while the question was open: from outside the game, or from the browser, where they
     * have seen it.
     */
    came?: 'joined' | 'back';
  };
}

/** Messages of one game, by how far they got: one that was read counts as delivered and sent, too. */
export type Deliveries = Counts;

/**
 * Messages on their way out. It guarantees:
 * - Once `enqueue` has returned, the message is sent unless it expires, a newer one of its slot takes its
 *   place, or the Cloud API refuses it for good; in a cluster also when processes die meanwhile.
 * - An id is sent once: a second item of the same id is ignored until an hour past its expiry, but for a
 *   later `expiresAt`, which holds for the first as long as that waits. (The
 *   Cloud API itself knows no such id. A request without an answer is sent again if no status tells
 *   within 5 s that it was taken; should that status come later still, the message arrives twice.)
 * - Messages to one recipient go out one at a time: the first before all others and the last after
 *   them, else in the order they were enqueued. One recipient's trouble holds up nobody else.
 * - A draft that is true no more when its turn comes is not sent.
 * - No more goes to one recipient, and from one number, than the Cloud API takes.
 * - An expired message is never sent, whatever it waited for.
 */
export interface Outbox {
  /** @returns false when the id is known already. @throws QRushError `SHUTTING_DOWN`, `UNAVAILABLE` */
  enqueue(item: OutboxItem): Promise<boolean>;
  /** Enqueues many, in one go. @returns which ids are new */
  enqueueAll(items: OutboxItem[]): Promise<boolean[]>;
  /** Takes in what the Cloud API tells of messages that were sent. */
  heard(statuses: Status[]): Promise<void>;
  /** So many messages have come to that number (its id): they use up its throughput, too. */
  received(phoneNumberId: string, messages: number): Promise<void>;
  /** Messages to this recipient are sent from that number (its id) from now on. */
  answerFrom(to: string, phoneNumberId: string): Promise<void>;
  counts(gameId: string): Promise<Deliveries>;
  /** Whether messages wait, and for what: receipts had better not go out meanwhile. */
  readonly strained: boolean;
  stats(): Promise<OutboxStats>;
}

export interface OutboxStats {
  /** Messages being sent right now, by this process. */
  sending: number;
  /** Of each business number, over all processes: lanes with messages, those due, messages a second. */
  numbers: Record<string, { lanes: number; due: number; rate?: number }>;
  circuit: 'closed' | 'open' | 'half-open';
  /** Messages of this process since its start, by how they ended or what happened on the way. */
  totals: Partial<Record<Happening, number>>;
}

/**
 * `sent`: the API took it. `retried`, `doubted`, `plain`: it is to be tried again; it may have been
 * taken; it is sent as text only. `refused`, `expired`, `replaced`: it never will be sent.
 */
export type Happening =
  | 'sent'
  | 'retried'
  | 'doubted'
  | 'plain'
  | 'refused'
  | 'expired'
  | 'replaced';
