/** ms between two looks at the clock, where one is needed that notices a standstill. */
export const TICK = 250;

/** ms from which on a gap between two ticks is no delay any more. */
const LONG = 1000;

/**
 * Notices that this process did not run for a while: it was stopped, its event loop was blocked, or the
 * machine slept. Whatever clients have sent meanwhile is still unread when its timers fire.
 */
export class Standstill {
  #before: { now: number; wall: number } | undefined;

  /**
   * To be called at every tick, each `TICK` ms.
   * @param now ms on the monotonic clock
   * @param wall ms on the wall clock, which goes on while a machine sleeps
   * @returns whether the process stood still since the tick before
   */
  ended(now: number, wall: number): boolean {
    const before = this.#before;
    this.#before = { now, wall };
    return before !== undefined && Math.max(now - before.now, wall - before.wall) > LONG;
  }
}
