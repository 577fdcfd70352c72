/** A token bucket: `burst` at once, then `perSecond`. Time is handed in, in ms. */
export class Bucket {
  readonly #burst: number;
  readonly #perMs: number;
  #tokens: number;
  #at: number;

  constructor(burst: number, perSecond: number, now: number) {
    this.#burst = burst;
    this.#perMs = perSecond / 1000;
    this.#tokens = burst;
    this.#at = now;
  }

  /** Takes a token if there is one. */
  take(now: number): boolean {
    this.#refill(now);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  #refill(now: number): void {
    this.#tokens = Math.min(this.#burst, this.#tokens + Math.max(0, now - this.#at) * this.#perMs);
    this.#at = now;
  }
}

/** Packets per second of one connection, of whatever kind: far above what a player does, far below what hurts. */
const RATE = { burst: 40, perSecond: 20 };

/** Refused packets after which a connection is cut off. */
const PATIENCE = 400;

/** Packets at once after which any connection is cut off. */
export const MOST_AT_ONCE = RATE.burst + PATIENCE;

/** The allowance of one connection. */
export class Allowance {
  readonly #bucket = new Bucket(RATE.burst, RATE.perSecond, performance.now());
  #refused = 0;

  /** Whether one more packet is taken now. */
  take(): boolean {
    const taken = this.#bucket.take(performance.now());
    if (!taken) this.#refused += 1;
    return taken;
  }

  /** Whether so many were refused that the connection should end. */
  get exhausted(): boolean {
    return this.#refused > PATIENCE;
  }
}
