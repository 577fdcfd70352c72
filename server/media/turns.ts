/** Lets so much be done at a time; what is over that waits, in order, and not without end. */
export class Turns {
  readonly #most: number;
  readonly #longest: number;
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  /** @param most at a time @param longest that wait */
  constructor(most: number, longest: number) {
    this.#most = most;
    this.#longest = longest;
  }

  /** Whether one more would have to be sent away. */
  get isFull(): boolean {
    return this.#busy >= this.#most && this.#waiting.length >= this.#longest;
  }

  /** Does it when its turn has come. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#busy < this.#most) this.#busy += 1;
    // The turn of who ends is handed on.
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#busy -= 1;
    }
  }
}
