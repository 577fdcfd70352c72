import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RateLimiter } from '../../server/rate-limiter.ts';

const rate = { burst: 60, perSecond: 20 };

/** A bucket as the books have it. */
class Bucket {
  #tokens = rate.burst;
  #at = 0;

  take(now: number): boolean {
    this.#tokens = Math.min(rate.burst, this.#tokens + ((now - this.#at) * rate.perSecond) / 1000);
    this.#at = now;
    if (this.#tokens < 1 - 1e-6) return false;
    this.#tokens -= 1;
    return true;
  }
}

describe('a rate limiter', () => {
  it('takes what a token bucket takes, each key by itself', () => {
    const step = fc.record({ key: fc.constantFrom('a', 'b'), pause: fc.nat({ max: 200 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
        const limiter = new RateLimiter(rate);
        const buckets = { a: new Bucket(), b: new Bucket() };
        let now = 0;
        for (const { key, pause } of steps) {
          now += pause > 100 ? 0 : pause;
          expect('left' in limiter.take(key, now)).toBe(buckets[key].take(now));
        }
      }),
    );
  });

  it('says how many are left, and how long to wait', () => {
    const limiter = new RateLimiter(rate);
    for (let left = 59; left >= 0; left--) expect(limiter.take('a', 5)).toEqual({ left });
    expect(limiter.take('a', 5)).toEqual({ wait: 50 });
    expect(limiter.take('a', 54)).toEqual({ wait: 1 });
    expect(limiter.take('a', 55)).toEqual({ left: 0 });
    expect(limiter.take('a', 60_000)).toEqual({ left: 59 });
  });

  it('remembers so many keys, and the ones that were counted last', () => {
    const limiter = new RateLimiter({ burst: 1, perSecond: 0.001 });
    for (let key = 0; key < 30_000; key++) limiter.take(String(key), key / 1000);
    expect(limiter.take('29999', 31)).toHaveProperty('wait');
    expect(limiter.take('20000', 31)).toHaveProperty('wait');
    expect(limiter.take('0', 31)).toEqual({ left: 0 });
  });
});
