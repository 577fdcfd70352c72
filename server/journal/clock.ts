/** The wall clock as of the start, moved on by the monotonic one: it never jumps. ms since the epoch. */
export const steadyClock = (): number => Math.floor(performance.timeOrigin + performance.now());

/** A clock that stands still while a command is carried out, and can be set for one. */
export class Clock {
  readonly #steady: () => number;
  #fixed: number | undefined;
  #ahead = 0;

  /** @param steady ms since the epoch; tests hand in their own */
  constructor(steady: () => number = steadyClock) {
    this.#steady = steady;
  }

  /** ms since the epoch. */
  readonly now = (): number => this.#fixed ?? this.#steady() + this.#ahead;

  /** Runs something at this time: all of it sees the same. */
  at<Result>(time: number, run: () => Result): Result {
    this.#fixed = time;
    try {
      return run();
    } finally {
      this.#fixed = undefined;
    }
  }

  /** Continues from this time, should the machine's clock have been set back since. */
  notBefore(time: number): void {
    this.#ahead = Math.max(0, time - this.#steady());
  }
}
