import { setTimeout as sleep } from 'node:timers/promises';
import { QRushError } from '../../server/plugin.ts';
import type { Outbox, OutboxItem, OutboxStats } from './outbox.ts';
import { RecentIds } from './recent-ids.ts';
import type { RetryPolicy } from './retry-policy.ts';

export interface MemoryOutboxOptions {
  /** Hands a message to the API. */
  send(item: OutboxItem): Promise<unknown>;
  /** ms since the epoch; in one process, this is the store's clock too. */
  now(): number;
  retry: RetryPolicy;
  /** Messages in flight at once, all recipients together. */
  concurrency: number;
  /** ms that `close` waits for messages to leave. */
  closeWithin: number;
  /** Told of every outcome; `error` says why a message failed. */
  observe(outcome: Outcome, error?: unknown): void;
}

export type Outcome = Exclude<keyof OutboxStats, 'waiting' | 'inFlight' | 'paused'>;

/** The messages to one address. The first is in flight, or waits in `#ready` or for its retry. */
interface Lane {
  items: OutboxItem[];
  /** Failed attempts at the first item. */
  failures: number;
  timer?: NodeJS.Timeout;
}

/** The embedded outbox: lanes in this process's memory. */
export class MemoryOutbox implements Outbox {
  readonly #options: MemoryOutboxOptions;
  readonly #lanes = new Map<string, Lane>();
  /** Lanes whose first item may leave, the longest waiting first. */
  readonly #ready = new Set<Lane>();
  readonly #ids = new RecentIds();
  readonly #counts: Record<Outcome, number> = {
    sent: 0,
    retried: 0,
    failed: 0,
    expired: 0,
    duplicates: 0,
  };
  #inFlight = 0;
  #pause: { until: number; timer: NodeJS.Timeout } | undefined;
  #closed = false;
  #onIdle: (() => void) | undefined;

  constructor(options: MemoryOutboxOptions) {
    this.#options = options;
  }

  async enqueue(item: OutboxItem): Promise<boolean> {
    if (this.#closed) throw new QRushError('SHUTTING_DOWN');
    if (!this.#ids.add(item.id, item.expiresAt, this.#options.now())) {
      this.#count('duplicates');
      return false;
    }
    const lane = this.#lanes.get(item.to);
    if (lane) {
      lane.items.push(item);
    } else {
      const opened: Lane = { items: [item], failures: 0 };
      this.#lanes.set(item.to, opened);
      this.#makeReady(opened);
    }
    return true;
  }

  stats(): OutboxStats {
    let waiting = -this.#inFlight;
    for (const { items } of this.#lanes.values()) waiting += items.length;
    return {
      waiting,
      inFlight: this.#inFlight,
      paused: this.#pause !== undefined,
      ...this.#counts,
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#pause) {
      clearTimeout(this.#pause.timer);
      this.#ready.clear();
    }
    for (const { timer } of this.#lanes.values()) clearTimeout(timer);
    const idle = new Promise<void>((resolve) => {
      this.#onIdle = resolve;
    });
    this.#send();
    const deadline = new AbortController();
    const late = sleep(this.#options.closeWithin, undefined, { signal: deadline.signal });
    await Promise.race([idle, late.catch(() => undefined)]);
    deadline.abort();
    this.#ready.clear();
  }

  #makeReady(lane: Lane): void {
    this.#ready.add(lane);
    this.#send();
  }

  #send(): void {
    for (const lane of this.#ready) {
      if (this.#inFlight >= this.#options.concurrency || (this.#pause && !this.#closed)) return;
      this.#ready.delete(lane);
      this.#inFlight += 1;
      void this.#sendFirst(lane);
    }
    if (this.#inFlight === 0) this.#onIdle?.();
  }

  async #sendFirst(lane: Lane): Promise<void> {
    const [item] = lane.items;
    const delay = item && (await this.#attempt(item, lane));
    this.#inFlight -= 1;
    if (delay === undefined) {
      lane.items.shift();
      lane.failures = 0;
      if (lane.items.length > 0) this.#ready.add(lane);
      else if (item) this.#lanes.delete(item.to);
    } else if (!this.#closed) {
      lane.timer = setTimeout(() => this.#makeReady(lane), delay);
    }
    this.#send();
  }

  /** @returns ms until the next attempt; undefined when this item is done with */
  async #attempt(item: OutboxItem, lane: Lane): Promise<number | undefined> {
    const { now, send, retry } = this.#options;
    try {
      if (item.expiresAt <= now()) return this.#count('expired');
      await send(item);
      return this.#count('sent');
    } catch (error) {
      const pause = retry(error, lane.failures);
      if (!pause) return this.#count('failed', error);
      lane.failures += 1;
      const at = now();
      if (pause.scope === 'number') this.#pauseAll(at + pause.delay, pause.delay);
      if (at + pause.delay >= item.expiresAt) return this.#count('expired');
      this.#count('retried');
      return pause.delay;
    }
  }

  /** Nothing leaves before `until`; a pause that ends later stays. */
  #pauseAll(until: number, delay: number): void {
    if (this.#closed || (this.#pause && this.#pause.until >= until)) return;
    clearTimeout(this.#pause?.timer);
    const timer = setTimeout(() => {
      this.#pause = undefined;
      this.#send();
    }, delay);
    this.#pause = { until, timer };
  }

  #count(outcome: Outcome, error?: unknown): undefined {
    this.#counts[outcome] += 1;
    this.#options.observe(outcome, error);
  }
}
