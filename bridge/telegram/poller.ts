import type { Logger } from 'pino';
import type { PluginTimers, Space } from '../../server/plugin.ts';
import { type BotApi, BotApiError } from './bot-api.ts';
import type { Inbox } from './inbox.ts';
import { readUpdate, updateId } from './updates.ts';

/** The timer's key. */
export const POLL = 'poll';

/** ms beyond the wait for updates after which another process polls: requests and updates take time. */
const SLACK = 10_000;

/** ms until the next poll after one that failed. */
const PAUSE = 3000;

/** ms the next number is known: after a week of silence Telegram goes on with any, also a lower one. */
const OFFSET_TTL = 3 * 24 * 3_600_000;

/** ms for another process to take over from one that stops. */
const HANDOVER = 200;

export interface PollerSources {
  api: Pick<BotApi, 'updates' | 'deleteWebhook'>;
  inbox: Pick<Inbox, 'accept'>;
  timers: Pick<PluginTimers, 'set'>;
  store: Space;
  now(): Promise<number>;
  log: Logger;
  /** ms Telegram may take to answer while there is no update. */
  wait: number;
}

/**
 * Asks Telegram for updates: in one process at a time, since Telegram refuses two. Each poll is a
 * timer, and sets the next one: first to a time by which it will be done, which is when another
 * process takes over should this one die, and at its end to now.
 */
export class Poller {
  readonly #sources: PollerSources;
  readonly #closing = new AbortController();
  #ready = false;

  constructor(sources: PollerSources) {
    this.#sources = sources;
  }

  /** Sees to it that somebody polls. */
  async start(): Promise<void> {
    const { store } = this.#sources;
    const first = await store.add('polled', 1, this.#lease);
    await this.#next(first ? 0 : this.#lease);
  }

  /** Polls when the timer is due. @throws the store's error; Telegram's are logged */
  async poll(): Promise<void> {
    if (this.#closing.signal.aborted) return this.#next(HANDOVER);
    await this.#next(this.#lease);
    const delay = await this.#turn().catch((error: unknown) => this.#delayAfter(error));
    await this.#next(this.#closing.signal.aborted ? HANDOVER : delay);
  }

  /** Ends the poll under way, if there is one; updates that have come are handled. */
  close(): void {
    this.#closing.abort();
  }

  /** @returns ms to wait */
  async #turn(): Promise<number> {
    const { api, inbox, store, wait } = this.#sources;
    if (!this.#ready) await api.deleteWebhook();
    this.#ready = true;
    await store.set('polled', 1, this.#lease);
    const offset = (await store.get<number>('offset')) ?? 0;
    const given = await api.updates(offset, wait, this.#closing.signal);
    const updates = given.flatMap((update) => readUpdate(update) ?? []);
    const accepted = await Promise.allSettled(updates.map((update) => inbox.accept(update)));
    const failed = accepted.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
    const last = Math.max(...given.map((update) => updateId(update) ?? 0));
    // Only now: what could not be handled comes again.
    if (given.length > 0) await store.set('offset', last + 1, OFFSET_TTL);
    return 0;
  }

  #delayAfter(error: unknown): number {
    if (this.#closing.signal.aborted) return HANDOVER;
    this.#sources.log.warn({ err: error }, 'a poll for updates failed; trying again');
    return (error instanceof BotApiError && error.retryAfter) || PAUSE;
  }

  async #next(delay: number): Promise<void> {
    const { timers, now } = this.#sources;
    await timers.set(POLL, (await now()) + delay);
  }

  get #lease(): number {
    return this.#sources.wait + SLACK;
  }
}
