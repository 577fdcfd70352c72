import type { ClaimedTimer, TimerStore } from '../../server/store/contract.ts';

/** Timers claimed at once; the rest is left to other processes. */
const BATCH = 50;

/** ms the loop sleeps at the most: a store whose watch is lost is still looked at. */
const LONGEST_SLEEP = 5000;

/** ms before the store is asked again after it failed. */
const PAUSE_AFTER_FAILURE = 200;

export interface LoopOptions {
  timers: TimerStore;
  /** The store's clock, ms. */
  now(): Promise<number>;
  /** ms after which a timer whose process died fires elsewhere. */
  lease: number;
  /** Fires a timer. False leaves it claimed: it comes back after the lease. */
  fire(timer: ClaimedTimer): Promise<boolean>;
  onError(error: unknown): void;
}

/** Watches the store's timers and fires those that are due, each in one process. */
export class TimerLoop {
  readonly #options: LoopOptions;
  readonly #firing = new Set<Promise<void>>();
  readonly #unwatch: () => void;
  #timeout: NodeJS.Timeout | undefined;
  /** When the loop wakes next, by the store's clock; undefined while it is awake. */
  #wakesAt: number | undefined;
  #dueBeforeSleep = false;
  #stopped = false;

  constructor(options: LoopOptions) {
    this.#options = options;
    this.#unwatch = options.timers.watch((at) => this.#heard(at));
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
    if (this.#wakesAt === undefined) this.#dueBeforeSleep = true;
    else if (at < this.#wakesAt) this.#wake();
  }

  #wake(): void {
    clearTimeout(this.#timeout);
    this.#wakesAt = undefined;
    this.#dueBeforeSleep = false;
    this.#turn().then(
      (sleep) => this.#sleep(sleep),
      (error: unknown) => {
        this.#options.onError(error);
        this.#sleep({ ms: PAUSE_AFTER_FAILURE, until: Number.POSITIVE_INFINITY });
      },
    );
  }

  async #turn(): Promise<{ ms: number; until: number }> {
    const { timers, now, lease } = this.#options;
    const claimed = this.#stopped ? [] : await timers.claim(BATCH, lease);
    for (const timer of claimed) this.#fire(timer);
    if (claimed.length === BATCH) return { ms: 0, until: 0 };
    const [next, time] = await Promise.all([timers.next(), now()]);
    const until = Math.min(next ?? Number.POSITIVE_INFINITY, time + LONGEST_SLEEP);
    return { ms: Math.max(0, until - time), until };
  }

  #sleep({ ms, until }: { ms: number; until: number }): void {
    if (this.#stopped) return;
    if (this.#dueBeforeSleep) {
      this.#wake();
      return;
    }
    this.#wakesAt = until;
    this.#timeout = setTimeout(() => this.#wake(), ms);
  }

  #fire(timer: ClaimedTimer): void {
    const { fire, timers, onError } = this.#options;
    const firing = fire(timer)
      .then((done) => (done ? timers.done(timer) : undefined))
      .catch(onError)
      .finally(() => this.#firing.delete(firing));
    this.#firing.add(firing);
  }
}
