import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Standstill, TICK } from '../../../server/realtime/standstill.ts';

it('is noticed when it lasted over a second, whenever it began, and when the machine slept', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: TICK, noNaN: true }),
      fc.double({ min: 1001, max: 1e6, noNaN: true }),
      fc.boolean(),
      (into, stopped, asleep) => {
        const standstill = new Standstill();
        expect(standstill.ended(0, 1e9)).toBe(false);
        expect(standstill.ended(TICK, 1e9 + TICK)).toBe(false);
        const gap = into + stopped;
        // The monotonic clock stands while a machine sleeps.
        const now = TICK + (asleep ? TICK : gap);
        const wall = 1e9 + TICK + gap;
        expect(standstill.ended(now, wall)).toBe(true);
        expect(standstill.ended(now + TICK, wall + TICK)).toBe(false);
      },
    ),
  );
});
