import type { ClaimedTimer, TimerStore } from '../../server/plugin.ts';

/** Timers claimed at once; the rest is left to other processes. */
const BATCH = 50;

/** ms the loop sleeps at the most: a store whose watch is lost is still looked at. */
const LONGEST_SLEEP = 1000;

/** ms before the store is asked again after it failed. */
const PAUSE_AFTER_FAILURE = 200;

export interface LoopOptions {
  timers: TimerStore;
  /** The store's clock, ms. */
  now(): Promise<number>;
  /** ms after which a timer whose process died fires elsewhere. */
  lease: number;
  /**
   * Fires a timer. False leaves it claimed: it comes back after the lease.
   * @param late ms after its time
   */
  fire(timer: ClaimedTimer, late: number): Promise<boolean>;
  onError(error: unknown): void;
}

/** Watches the store's timers and fires those that are due, each in one process. */
export class TimerLoop {
  readonly #options: LoopOptions;
  readonly #firing = new Set<Promise<void>>();
  readonly #unwatch: () => void;
  #timeout: NodeJS.Timeout | undefined;
  /** When the loop wakes next, by the store's clock; undefined while it is awake, and before the start. */
  #wakesAt: number | undefined;
  /** The earliest timer heard of while awake. */
  #heardOf = Number.POSITIVE_INFINITY;
  /** The store's clock less this process's own, ms. */
  #ahead = 0;
  #stopped = false;

  constructor(options: LoopOptions) {
    this.#options = options;
    this.#unwatch = options.timers.watch((at) => this.#heard(at));
  }

  start(): void {
    this.#wake();
  }

  /** Claims no more timers, and waits for those being fired. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unwatch();
    clearTimeout(this.#timeout);
    await Promise.all(this.#firing);
  }

  #heard(at: number): void {
    if (this.#wakesAt === undefined) this.#heardOf = Math.min(this.#heardOf, at);
    else if (at < this.#wakesAt) this.#sleep(at);
  }

  #wake(): void {
    clearTimeout(this.#timeout);
    this.#wakesAt = undefined;
    this.#heardOf = Number.POSITIVE_INFINITY;
    this.#turn().then(
      (until) => this.#sleep(Math.min(until, this.#heardOf)),
      (error: unknown) => {
        this.#options.onError(error);
        this.#sleep(this.#now() + PAUSE_AFTER_FAILURE);
      },
    );
  }

  /** Claims what is due and fires it. @returns when the next timer is, by the store's clock */
  async #turn(): Promise<number> {
    if (this.#stopped) return Number.POSITIVE_INFINITY;
    const { timers, now, lease } = this.#options;
    // All at once, in this order: one round trip.
    const [claimed, time, next] = await Promise.all([
      timers.claim(BATCH, lease),
      now(),
      timers.next(),
    ]);
    this.#ahead = time - performance.now();
    for (const timer of claimed) this.#fire(timer, Math.max(0, time - timer.at));
    if (claimed.length === BATCH) return time;
    return Math.min(next ?? Number.POSITIVE_INFINITY, time + LONGEST_SLEEP);
  }

  /** The store's clock, as of the last turn. */
  #now(): number {
    return performance.now() + this.#ahead;
  }

  #sleep(until: number): void {
    if (this.#stopped) return;
    clearTimeout(this.#timeout);
    this.#wakesAt = until;
    // Read first: an answer that came in time is there before its question closes.
    const wake = () => setImmediate(() => this.#wake());
    this.#timeout = setTimeout(wake, Math.max(0, Math.ceil(until - this.#now())));
  }

  #fire(timer: ClaimedTimer, late: number): void {
    const { fire, timers, onError } = this.#options;
    const firing = fire(timer, late)
      .then((done) => (done ? timers.done(timer) : undefined))
      .catch(onError)
      .finally(() => this.#firing.delete(firing));
    this.#firing.add(firing);
  }
}
