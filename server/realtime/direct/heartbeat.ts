import { Standstill, Ticking } from '../standstill.ts';

/** A connection that is pinged. */
export interface Pinged {
  ping(): void;
  /** It did not answer in time. */
  silent(): void;
}

/** Connections that have a heartbeat of their own, and cannot notice a standstill. */
export interface Others {
  count(): number;
  /** This process runs again after a standstill. */
  stoodStill(): void;
}

const NO_OTHERS: Others = { count: () => 0, stoodStill: () => {} };

/**
 * Pings all connections, each at its own time, with one timer for all of them, and none while there are
 * none. As every wait is as long as the next, whoever has waited longest comes first.
 */
export class Heartbeat<One extends Pinged> {
  /** Connections to ping, and those that have to answer: when, ms on the monotonic clock. */
  readonly #resting = new Map<One, number>();
  readonly #asked = new Map<One, number>();
  readonly #interval: number;
  readonly #timeout: number;
  readonly #standstill = new Standstill();
  readonly #others: Others;
  readonly #ticking = new Ticking(() => this.beat(performance.now()));

  /**
   * @param interval ms from one answer to the next ping
   * @param timeout ms to answer
   * @param others to be told of a standstill as well; `tick` is to be called when one of them comes
   */
  constructor(interval: number, timeout: number, others: Others = NO_OTHERS) {
    this.#interval = interval;
    this.#timeout = timeout;
    this.#others = others;
  }

  /**
   * Pings it from now on; or, when it is known, it has answered.
   * @param now ms on the monotonic clock
   */
  alive(one: One, now: number = performance.now()): void {
    this.forget(one);
    this.#resting.set(one, Math.round(now) + this.#interval);
    this.tick(now);
  }

  /** Ticks from now on, as long as anybody is connected. @param now ms on the monotonic clock */
  tick(now: number = performance.now()): void {
    if (this.#ticking.start()) this.#standstill.begin(now, Date.now());
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

  /** @param now ms on the monotonic clock @param wall on the wall clock */
  beat(now: number, wall: number = Date.now()): void {
    if (this.#standstill.ended(now, wall)) {
      // Their answers may be there, unread: they get the whole time again.
      for (const one of this.#asked.keys()) this.#ask(one, now);
      this.#others.stoodStill();
    }
    for (const one of due(this.#asked, now)) one.silent();
    for (const one of due(this.#resting, now)) {
      this.#ask(one, now);
      one.ping();
    }
    if (this.#resting.size + this.#asked.size + this.#others.count() === 0) this.#ticking.stop();
  }

  close(): void {
    this.#ticking.stop();
  }

  #ask(one: One, now: number): void {
    this.#asked.set(one, Math.round(now) + this.#timeout);
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
