import type { Logger } from 'pino';
import type { Counter } from 'prom-client';
import { QRushError, type Space } from '../../server/plugin.ts';
import { Absence } from '../chat/absence.ts';
import type { Moment } from '../chat/answering.ts';
import { Lanes } from './lanes.ts';
import type { Update } from './updates.ts';
import { wait } from './wait.ts';

/** How far an update has got. */
const TAKEN = 'taken';
const DONE = 'done';

/** ms an update is known: Telegram keeps them for a day. */
const KNOWN = 25 * 3_600_000;

/** ms one update may take; then another process may have a try, or the chat's next one its turn. */
const CLAIM = 20_000;

/** ms between two looks at whether another process is done with a chat. */
const LOOK = 20;

/** How often an update that fails is tried; then it is left, for the others to get through. */
const ATTEMPTS = 3;

/** When an update came, by the store's clock. */
export type Came = Required<Pick<Moment, 'arrivedAt' | 'away'>>;

export interface InboxSources {
  store: Space;
  identify(chat: string): string;
  now(): Promise<number>;
  handle(update: Update, came: Came): Promise<void>;
  log: Logger;
  /** Counts updates by what became of them. */
  updates: Counter<'outcome'>;
}

/**
 * Updates on their way in: each is handled once, however often it is delivered and to however many
 * processes; those of one chat one at a time, those of different chats side by side.
 */
export class Inbox {
  readonly #sources: InboxSources;
  readonly #lanes = new Lanes();
  readonly #absence = new Absence();

  constructor(sources: InboxSources) {
    this.#sources = sources;
  }

  /** Handles an update, unless that has happened. @throws when it has to be delivered again */
  accept(update: Update): Promise<void> {
    return this.#absence.take(() => this.#accept(update));
  }

  async #accept(update: Update): Promise<void> {
    const { store, updates, log, now } = this.#sources;
    const known = `update.${update.id}`;
    if (!(await store.add(known, TAKEN, CLAIM))) {
      // Another process may die over it yet: so it has to be delivered again.
      if ((await store.get(known)) !== DONE) throw new QRushError('UNAVAILABLE');
      return updates.inc({ outcome: 'duplicate' });
    }
    try {
      const came = { arrivedAt: await now(), away: this.#absence.ms };
      await this.#lanes.run(update.chat, () => this.#handle(update, came));
      updates.inc({ outcome: 'handled' });
    } catch (error) {
      updates.inc({ outcome: 'failed' });
      log.error({ err: error, update: update.id }, 'an update was not handled');
      if (!(await this.#isHopeless(update))) {
        await store.delete(known);
        throw error;
      }
    }
    await store.set(known, DONE, KNOWN);
  }

  /** Chats with an update under way. */
  get busy(): number {
    return this.#lanes.busy;
  }

  idle(): Promise<void> {
    return this.#lanes.idle();
  }

  async #handle(update: Update, came: Came): Promise<void> {
    const { store, identify, handle } = this.#sources;
    const turn = `turn.${identify(update.chat)}`;
    while (!(await store.add(turn, 1, CLAIM))) await wait(LOOK);
    try {
      await handle(update, came);
    } finally {
      await store.delete(turn);
    }
  }

  async #isHopeless({ id }: Update): Promise<boolean> {
    const { store } = this.#sources;
    const failures = ((await store.get<number>(`failures.${id}`)) ?? 0) + 1;
    await store.set(`failures.${id}`, failures, KNOWN);
    return failures >= ATTEMPTS;
  }
}
