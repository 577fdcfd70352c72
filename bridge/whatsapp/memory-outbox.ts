import type { Logger } from 'pino';
import type { Counter } from 'prom-client';
import { QRushError } from '../../server/plugin.ts';
import type { CloudApi } from './cloud-api.ts';
import { CloudApiError } from './cloud-api-error.ts';
import { Lanes } from './lanes.ts';
import type { Deliveries, Outbox, OutboxItem, OutboxStats } from './outbox.ts';
import { retryRule } from './retry-policy.ts';
import { Slots } from './slots.ts';

/** Requests to the Cloud API at once. */
const CONCURRENCY = 20;

/** ms past its expiry that an id is still known. */
const MEMORY = 3_600_000;

/** Part of a delay that chance adds, so that those who failed together do not all come back together. */
const JITTER = 0.2;

export interface MemoryOutboxSources {
  api: Pick<CloudApi, 'send'>;
  log: Logger;
  /** Counts messages by how they ended. */
  messages: Counter<'outcome'>;
  concurrency?: number;
  /** Called once a message has reached its recipient, as far as the API tells. */
  reached?(item: Pick<OutboxItem, 'id' | 'about'>, at: number): Promise<void>;
}

type Ending = 'sent' | 'refused' | 'expired' | 'dropped';

/** The outbox of a single process. What waits when the process ends is lost, as its games are. */
export class MemoryOutbox implements Outbox {
  readonly #sources: MemoryOutboxSources;
  readonly #lanes = new Lanes();
  readonly #slots: Slots;
  /** Ids, and when each may be forgotten; in the order of coming. */
  readonly #known = new Map<string, number>();
  readonly #closing = new AbortController();
  readonly #totals = { sent: 0, retried: 0, refused: 0, expired: 0, dropped: 0 };
  readonly #deliveries = new Map<string, Deliveries>();
  #pending = 0;
  #sending = 0;
  /** Until then (ms since the epoch) the Cloud API takes nothing from this number. */
  #pausedUntil = 0;

  constructor(sources: MemoryOutboxSources) {
    this.#sources = sources;
    this.#slots = new Slots(sources.concurrency ?? CONCURRENCY);
  }

  async enqueue(item: OutboxItem): Promise<boolean> {
    if (this.#closing.signal.aborted) throw new QRushError('SHUTTING_DOWN');
    this.#forget(Date.now());
    if (this.#known.has(item.id)) return false;
    this.#known.set(item.id, item.expiresAt + MEMORY);
    this.#pending += 1;
    const tally = this.#tally(item);
    tally.queued += 1;
    this.#lanes.run(item.to, async () => {
      const ending = await this.#deliver(item);
      this.#pending -= 1;
      tally.queued -= 1;
      tally[ending === 'sent' ? 'sent' : 'failed'] += 1;
      this.#totals[ending] += 1;
      this.#sources.messages.inc({ outcome: ending });
    });
    return true;
  }

  async counts(gameId: string): Promise<Deliveries> {
    return { ...(this.#deliveries.get(gameId) ?? nothing()) };
  }

  #tally({ about }: OutboxItem): Deliveries {
    if (!about) return nothing();
    const tally = this.#deliveries.get(about.gameId) ?? nothing();
    this.#deliveries.set(about.gameId, tally);
    return tally;
  }

  stats(): OutboxStats {
    return { waiting: this.#pending - this.#sending, sending: this.#sending, ...this.#totals };
  }

  drain(): Promise<void> {
    return this.#lanes.idle();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#lanes.idle();
  }

  async #deliver(item: OutboxItem): Promise<Ending> {
    for (let attempt = 1; ; attempt++) {
      await this.#wait(this.#pausedUntil - Date.now());
      const outcome = await this.#slots.use(() => this.#try(item));
      if (typeof outcome === 'string') return outcome;

      const rule = retryRule(outcome.error);
      if (!rule || attempt > rule.attempts) return this.#refused(item, outcome.error);
      const delay = delayOf(outcome.error, rule.delay(attempt) * (1 + JITTER * Math.random()));
      if (Date.now() + delay >= item.expiresAt) return 'expired';
      this.#totals.retried += 1;
      if (rule.pause === 'number') {
        this.#pausedUntil = Math.max(this.#pausedUntil, Date.now() + delay);
      } else {
        await this.#wait(delay);
      }
    }
  }

  async #try(item: OutboxItem): Promise<Ending | { error: unknown }> {
    if (this.#closing.signal.aborted) return 'dropped';
    if (Date.now() >= item.expiresAt) return 'expired';
    this.#sending += 1;
    try {
      await this.#sources.api.send(item.to, item.payload, item.id);
      await this.#reached(item);
      return 'sent';
    } catch (error) {
      return { error };
    } finally {
      this.#sending -= 1;
    }
  }

  /** Whatever comes of telling it, the message is sent. */
  async #reached(item: OutboxItem): Promise<void> {
    try {
      await this.#sources.reached?.(item, Date.now());
    } catch (error) {
      this.#sources.log.warn({ err: error, message: item.id }, 'a clock was not started');
    }
  }

  #refused({ id }: OutboxItem, error: unknown): Ending {
    this.#sources.log.warn({ err: error, message: id }, 'WhatsApp refused a message');
    return 'refused';
  }

  /** Waits, but not beyond the close. */
  async #wait(ms: number): Promise<void> {
    const { signal } = this.#closing;
    if (ms <= 0 || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const go = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', go);
        resolve();
      };
      const timer = setTimeout(go, ms);
      signal.addEventListener('abort', go);
    });
  }

  #forget(now: number): void {
    for (const [id, until] of this.#known) {
      if (until > now) break;
      this.#known.delete(id);
    }
  }
}

const nothing = (): Deliveries => ({ queued: 0, sent: 0, delivered: 0, read: 0, failed: 0 });

/** What the API asked for comes before our own reckoning. */
const delayOf = (error: unknown, backOff: number): number =>
  error instanceof CloudApiError && error.retryAfter !== undefined ? error.retryAfter : backOff;
