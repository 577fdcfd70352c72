/** ms after the last message that could not be taken in which a service brings again what it could not. */
const BROUGHT_AGAIN = 10_000;

/** ms for which nobody may have been there before a process was. */
const BEFORE_THE_START = 5000;

/** ms of an absence that are believed, at most. */
const MOST = 10_000;

/**
 * The times at which this server could not take messages. Whoever answered then is not charged for the
 * time until the service brought the answer again. A process that has just started knows of none, and
 * takes it that nobody was there before it.
 */
export class Absence {
  readonly #now: () => number;
  #began: number;
  #missed: number;

  /** @param now ms by any clock that runs while the store is away */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#missed = now();
    this.#began = this.#missed - BEFORE_THE_START;
  }

  /** Takes what a service brings; where that fails, the service brings it again. @throws what `taking` does */
  async take(taking: () => Promise<void>): Promise<void> {
    try {
      await taking();
    } catch (error) {
      if (this.#isOver()) this.#began = this.#now();
      this.#missed = this.#now();
      throw error;
    }
  }

  /** ms by which a message that comes now may come later because of that. */
  get ms(): number {
    return this.#isOver() ? 0 : Math.min(MOST, this.#now() - this.#began);
  }

  #isOver(): boolean {
    return this.#now() - this.#missed > BROUGHT_AGAIN;
  }
}
