/** How often something may happen: `burst` at once, then `perSecond`. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** Keys remembered at the most; then the one that has been quiet for longest is forgotten. */
const REMEMBERED = 10_000;

/**
 * Counts by key, such as an address: for each as a token bucket does, in one number (GCRA). Time is
 * handed in, in ms.
 */
export class RateLimiter {
  readonly #rate: Rate;
  /** ms that one costs. */
  readonly #cost: number;
  /** When a key's bucket is full again; the key that was counted last is the last one. */
  readonly #fullAt = new Map<string, number>();

  constructor(rate: Rate) {
    this.#rate = rate;
    this.#cost = 1000 / rate.perSecond;
  }

  /**
   * Takes one if it may be taken now.
   * @param burst what the bucket holds for this one, if that is less than for others
   * @returns how many are left, or the ms to wait when there was none
   */
  take(key: string, now: number, burst = this.#rate.burst): { left: number } | { wait: number } {
    const fullAt = Math.max(this.#fullAt.get(key) ?? now, now) + this.#cost;
    const wait = fullAt - now - burst * this.#cost;
    // The rest of a millisecond is no reason to wait.
    if (wait > 0.001) return { wait };
    this.#fullAt.delete(key);
    if (this.#fullAt.size >= REMEMBERED) this.#forget(now);
    this.#fullAt.set(key, fullAt);
    return { left: Math.floor(burst - (fullAt - now) / this.#cost + 0.001) };
  }

  /** Gives one back that was taken. */
  giveBack(key: string, now: number): void {
    const fullAt = (this.#fullAt.get(key) ?? now) - this.#cost;
    if (fullAt <= now) this.#fullAt.delete(key);
    else this.#fullAt.set(key, fullAt);
  }

  /** Forgets those that have been quiet for long, and one at least. */
  #forget(now: number): void {
    for (const [key, fullAt] of this.#fullAt) {
      this.#fullAt.delete(key);
      if (fullAt > now) return;
    }
  }
}
