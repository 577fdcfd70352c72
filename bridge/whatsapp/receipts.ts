import type { Counter } from 'prom-client';
import type { CloudApi } from './cloud-api.ts';
import { Slots } from './slots.ts';

/** Requests at once, and how many may wait: blue ticks are the first thing to go under pressure. */
const CONCURRENCY = 5;
const ROOM = 500;

/**
 * Blue ticks: how a player sees that an answer has arrived. They carry no promise; one that is lost
 * costs the player a look at the next question, which names the points.
 */
export class Receipts {
  readonly #api: Pick<CloudApi, 'markRead'>;
  readonly #count: Counter<'outcome'>;
  readonly #slots = new Slots(CONCURRENCY);
  readonly #pending = new Set<Promise<void>>();

  constructor(api: Pick<CloudApi, 'markRead'>, count: Counter<'outcome'>) {
    this.#api = api;
    this.#count = count;
  }

  /** Shows a player's message as read. Returns at once, and never fails. */
  acknowledge(messageId: string): void {
    if (this.#pending.size >= ROOM) {
      this.#count.inc({ outcome: 'dropped' });
      return;
    }
    const sent = this.#slots
      .use(() => this.#api.markRead(messageId))
      .then(
        () => this.#count.inc({ outcome: 'sent' }),
        () => this.#count.inc({ outcome: 'failed' }),
      )
      .finally(() => this.#pending.delete(sent));
    this.#pending.add(sent);
  }

  /** Waits for those under way. */
  async idle(): Promise<void> {
    await Promise.all(this.#pending);
  }
}
