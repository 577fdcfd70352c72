/** ms that the API counts messages over. */
const SECOND = 1000;

/** ms that are not worth a timer. */
const LEAST = 1;

interface Waiting {
  place: number;
  leave(): void;
}

/**
 * Lets the messages of one line leave this process in turn, each at its place in the line's rate. A
 * process that was held up has the places of that time left over; used at once, they and those that
 * follow would be more than the API takes in a second. So those that are late use what the second
 * before them has left, and the others move back by the rest.
 */
export class Pace {
  readonly #rate: number;
  readonly #waiting: Waiting[] = [];
  /** When the last messages left, as many as may leave in a second. */
  readonly #left: number[] = [];
  #timer: NodeJS.Timeout | NodeJS.Immediate | undefined;

  /** @param rate messages a second at most */
  constructor(rate: number) {
    this.#rate = rate;
  }

  /** Waits until a message may leave. @param place not before then, ms by `performance.now()` */
  turn(place: number): Promise<void> {
    return new Promise((leave) => {
      this.#waiting.push({ place, leave });
      if (!this.#timer) this.#next();
    });
  }

  #next(): void {
    const [next] = this.#waiting;
    this.#timer = undefined;
    if (!next) return;
    const now = performance.now();
    const [first] = this.#left;
    const full = first !== undefined && this.#left.length >= this.#rate;
    const wait = Math.max(next.place, full ? first + SECOND : now) - now;
    if (wait >= LEAST) {
      this.#timer = setTimeout(() => this.#next(), wait);
      return;
    }
    this.#waiting.shift();
    if (full) this.#left.shift();
    this.#left.push(now);
    next.leave();
    // Not in one go: each is to have left by the time that is noted for it.
    this.#timer = setImmediate(() => this.#next());
  }
}
