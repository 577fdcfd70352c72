/** ms between two looks at the clock, where one is needed that notices a standstill. */
export const TICK = 250;

/** Calls back each `TICK` ms, while there is something to tick for: each tick wakes the process. */
export class Ticking {
  readonly #beat: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(beat: () => void) {
    this.#beat = beat;
  }

  /** @returns whether it did not tick before */
  start(): boolean {
    if (this.#timer) return false;
    this.#timer = setInterval(this.#beat, TICK).unref();
    return true;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

/** ms from which on a gap between two ticks is no delay any more. */
const LONG = 1000;

/**
 * Notices that this process did not run for a while: it was stopped, its event loop was blocked, or the
 * machine slept. Whatever clients have sent meanwhile is still unread when its timers fire.
 */
export class Standstill {
  #before: { now: number; wall: number } | undefined;

  /** Ticks begin, for the first time or again: what was before is no standstill. */
  begin(now: number, wall: number): void {
    this.#before = { now, wall };
  }

  /**
   * To be called at every tick, each `TICK` ms.
   * @param now ms on the monotonic clock
   * @param wall ms on the wall clock, which runs while a machine sleeps
   * @returns whether the process stood still since the tick before
   */
  ended(now: number, wall: number): boolean {
    const before = this.#before;
    this.#before = { now, wall };
    return before !== undefined && Math.max(now - before.now, wall - before.wall) > LONG;
  }
}
