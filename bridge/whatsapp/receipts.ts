import type { Counter } from 'prom-client';
import type { CloudApi } from './cloud-api.ts';
import { Slots } from './slots.ts';

/** Requests at once, and how many may wait: blue ticks are the first thing to go under pressure. */
const CONCURRENCY = 5;
const ROOM = 500;

export interface ReceiptsSources {
  /** By the id of the number that the message was sent to; the first is for those that name none. */
  apis: Map<string, Pick<CloudApi, 'markRead'>>;
  count: Counter<'outcome'>;
  /** Whether messages wait for the API: they come first. */
  strained(): boolean;
  /** Without it, nothing is sent. */
  enabled: boolean;
}

/**
 * Blue ticks: how a player sees that an answer has arrived. They carry no promise; one that is lost
 * costs the player a look at the next question, which names the points.
 */
export class Receipts {
  readonly #sources: ReceiptsSources;
  readonly #slots = new Slots(CONCURRENCY);
  readonly #pending = new Set<Promise<void>>();

  constructor(sources: ReceiptsSources) {
    this.#sources = sources;
  }

  /** Shows a player's message as read. Returns at once, and never fails. */
  acknowledge(messageId: string, number?: string): void {
    const { apis, count, enabled, strained } = this.#sources;
    const api = (number !== undefined && apis.get(number)) || apis.values().next().value;
    if (!enabled || !api) return;
    if (this.#pending.size >= ROOM || strained()) {
      count.inc({ outcome: 'dropped' });
      return;
    }
    const sent = this.#slots
      .use(() => api.markRead(messageId))
      .then(
        () => count.inc({ outcome: 'sent' }),
        () => count.inc({ outcome: 'failed' }),
      )
      .finally(() => this.#pending.delete(sent));
    this.#pending.add(sent);
  }

  /** Waits for those under way. */
  async idle(): Promise<void> {
    await Promise.all(this.#pending);
  }
}
