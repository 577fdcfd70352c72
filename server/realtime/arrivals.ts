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
  #at: number | undefined;
  #ticked: number | undefined;

  /** To be asked while something is read. */
  get now(): number {
    return this.#at ?? this.#hold(performance.now());
  }

  /** Ticks begin, for the first time or again. */
  begin(now: number): void {
    this.#ticked = now;
  }

  /** To be called each `TICK` ms, while it matters. */
  ticked(now: number): void {
    const due = (this.#ticked ?? now) + TICK;
    this.#ticked = now;
    if (now - due > LATE) this.#hold(due);
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
