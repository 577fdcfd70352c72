import { type ErrorCode, QRushError } from '../errors.ts';

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

  /** Whether there is a token, without taking it. */
  has(now: number): boolean {
    this.#refill(now);
    return this.#tokens >= 1;
  }

  /** Whether it is as full as at the beginning: it has nothing to remember. */
  full(now: number): boolean {
    this.#refill(now);
    return this.#tokens >= this.#burst;
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

/** What one connection may send. */
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

/** Wrong PINs and tokens an address may send at once, and how fast that comes back. */
const GUESSES = { burst: 20, perSecond: 0.2 };

/** Addresses remembered at the most; past that, those that behave are forgotten. */
const REMEMBERED = 10_000;

/** Counts wrong guesses by address, so that PINs can't be tried through. Right ones are free. */
export class GuessLimiter {
  readonly #buckets = new Map<string, Bucket>();

  /** Whether this address may guess (again) now. */
  allows(address: string, now: number): boolean {
    return this.#buckets.get(address)?.has(now) ?? true;
  }

  wrong(address: string, now: number): void {
    if (this.#buckets.size >= REMEMBERED) this.#forget(now);
    const bucket = this.#buckets.get(address) ?? new Bucket(GUESSES.burst, GUESSES.perSecond, now);
    bucket.take(now);
    this.#buckets.set(address, bucket);
  }

  #forget(now: number): void {
    for (const [address, bucket] of this.#buckets) {
      if (bucket.full(now)) this.#buckets.delete(address);
    }
  }
}

/** How a wrong guess is refused. */
const WRONG_GUESSES = new Set<ErrorCode>(['GAME_NOT_FOUND', 'BAD_TOKEN', 'NOT_HOST']);

/** Runs something that can be guessed wrong, and counts wrong guesses by address. */
export async function guarded<Value>(
  guesses: GuessLimiter,
  address: string,
  attempt: () => Promise<Value>,
): Promise<Value> {
  if (!guesses.allows(address, performance.now())) throw new QRushError('RATE_LIMITED');
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof QRushError && WRONG_GUESSES.has(error.code)) {
      guesses.wrong(address, performance.now());
    }
    throw error;
  }
}
