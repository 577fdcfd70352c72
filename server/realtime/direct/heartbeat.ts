/** ms between looks at who is due. */
const TICK = 1000;

/** What is pinged. */
export interface Pinged {
  ping(): void;
  /** It did not answer in time. */
  silent(): void;
}

/**
 * Pings all connections, each at its own time, with one timer for all of them. As every wait is as
 * long as the next, whoever has waited longest comes first.
 */
export class Heartbeat<One extends Pinged> {
  /** Who will be pinged, and who has to answer: when, ms on the monotonic clock. */
  readonly #resting = new Map<One, number>();
  readonly #asked = new Map<One, number>();
  readonly #interval: number;
  readonly #timeout: number;
  readonly #timer: NodeJS.Timeout;

  /**
   * @param interval ms from one answer to the next ping
   * @param timeout ms to answer
   */
  constructor(interval: number, timeout: number) {
    this.#interval = interval;
    this.#timeout = timeout;
    this.#timer = setInterval(() => this.beat(performance.now()), TICK).unref();
  }

  /** Pings it from now on; or, when it is known, it has answered. */
  alive(one: One): void {
    this.forget(one);
    this.#resting.set(one, Math.round(performance.now()) + this.#interval);
  }

  forget(one: One): void {
    this.#resting.delete(one);
    this.#asked.delete(one);
  }

  /** All that it watches. */
  *[Symbol.iterator](): Iterator<One> {
    yield* this.#resting.keys();
    yield* this.#asked.keys();
  }

  /** @param now ms on the monotonic clock */
  beat(now: number): void {
    for (const one of due(this.#asked, now)) one.silent();
    for (const one of due(this.#resting, now)) {
      this.#asked.set(one, Math.round(now) + this.#timeout);
      one.ping();
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }
}

/** Takes out those who are due: the first ones. */
function* due<One>(waiting: Map<One, number>, now: number): Iterable<One> {
  for (const [one, at] of waiting) {
    if (at > now) return;
    waiting.delete(one);
    yield one;
  }
}
