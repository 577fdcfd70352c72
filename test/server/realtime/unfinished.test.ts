import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Unfinished } from '../../../server/realtime/unfinished.ts';

it('P9: never holds more than it may, and lets go of those that began first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ who: fc.nat({ max: 9 }), bytes: fc.nat({ max: 60 }) }), {
        maxLength: 60,
      }),
      (steps) => {
        const unfinished = new Unfinished(100);
        /** The bytes of each holder, the first to begin first. */
        const held = new Map<number, number>();
        const holders = Array.from({ length: 10 }, (_, who) => ({
          destroy() {
            expect([...held.keys()][0]).toBe(who);
            held.delete(who);
          },
        }));
        for (const { who, bytes } of steps) {
          if (bytes === 0) held.delete(who);
          else held.set(who, bytes);
          unfinished.holds(holders[who] as (typeof holders)[0], bytes);
          expect([...held.values()].reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(100);
        }
      },
    ),
  );
});
