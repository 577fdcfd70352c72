import { TICK } from './standstill.ts';

/** ms by which a tick may be late before this process counts as having been held up. */
const LATE = 50;

/**
 * When the bytes came that are read in this turn of the event loop: before it, whichever of them is
 * handled first. Bytes that come while the process is held up are read when it runs again. They count as
 * of the beginning of that: nobody can tell better, and no player is to blame. All in ms on the monotonic
 * clock.
 */
export class Arrivals {
  readonly #clock: () => number;
  #at: number | undefined;
  #ticked: number | undefined;

  /** @param clock tests hand in their own */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /** To be asked while something is read. */
  get now(): number {
    if (this.#at !== undefined) return this.#at;
    const now = this.#clock();
    // A process that was stopped in the middle of something reads before its timers tell that.
    return this.#hold(this.#since(now) ?? now);
  }

  /** Ticks begin, for the first time or again. */
  begin(now: number): void {
    this.#ticked = now;
  }

  /** To be called each `TICK` ms, while it matters. */
  ticked(now: number): void {
    const since = this.#since(now);
    this.#ticked = now;
    if (since !== undefined) this.#hold(since);
  }

  /** No tick will come. */
  end(): void {
    this.#ticked = undefined;
  }

  /** When the process began to be held up; undefined where it was not. */
  #since(now: number): number | undefined {
    const due = (this.#ticked ?? now) + TICK;
    return now - due > LATE ? due : undefined;
  }

  /** Timers come before what is to be read, and this after it. */
  #hold(at: number): number {
    if (this.#at === undefined)
      setImmediate(() => {
        this.#at = undefined;
      });
    this.#at = at;
    return at;
  }
}
