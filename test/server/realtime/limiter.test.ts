import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bucket } from '../../../server/realtime/limiter.ts';

describe('a token bucket', () => {
  it('never gives more than the burst and what has come back since', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 200 }),
        (burst, perSecond, waits) => {
          const bucket = new Bucket(burst, perSecond, 0);
          let now = 0;
          let given = 0;
          for (const wait of waits) {
            now += wait;
            if (bucket.take(now)) given += 1;
          }
          expect(given).toBeLessThanOrEqual(burst + (now / 1000) * perSecond + 1e-6);
        },
      ),
    );
  });

  it('gives the whole burst at once, and again after it has filled up', () => {
    const bucket = new Bucket(3, 1, 0);
    expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([true, true, true, false]);
    expect([3000, 3000, 3000, 3000].map((now) => bucket.take(now))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});
