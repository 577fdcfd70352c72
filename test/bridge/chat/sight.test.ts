import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeredAt, deliveredAt, seenAt } from '../../../bridge/chat/sight.ts';
import { Skew } from '../../../bridge/whatsapp/skew.ts';
import { patiently, seeds } from '../../support/seeds.ts';
import { keptLog } from '../whatsapp/support/parts.ts';

const way = fc.integer({ min: 0, max: 5000 });

describe('when a player saw a question', () => {
  it(
    'lies between its acceptance and a little later than for others, whatever is told of it',
    patiently,
    () => {
      fc.assert(
        fc.property(
          fc.integer({ min: -20_000, max: 20_000 }),
          fc.integer({ min: 0, max: 60_000 }),
          way,
          (stamp, heard, usual) => {
            const accepted = 100_000;
            const at = { from: accepted + stamp, to: accepted + stamp + 999 };
            const delivered = deliveredAt(accepted, { at, heardAt: accepted + heard });
            const seen = seenAt(accepted, delivered, usual);
            expect(seen).toBeGreaterThanOrEqual(accepted);
            expect(seen).toBeLessThanOrEqual(accepted + usual + 500);
          },
        ),
        seeds,
      );
    },
  );
});

describe('when an answer was given', () => {
  it(
    'lies after the question was seen, at most 5 s before it came, and within half a second of its stamp',
    patiently,
    () => {
      fc.assert(
        fc.property(way, fc.integer({ min: 0, max: 60_000 }), way, (seen, ms, back) => {
          const given = seen + ms;
          const from = Math.floor(given / 1000) * 1000;
          const arrivedAt = given + back;
          const at = answeredAt({ from, to: from + 999, arrivedAt }, seen);
          expect(at).toBeGreaterThanOrEqual(seen);
          expect(at).toBeLessThanOrEqual(Math.max(seen, arrivedAt) + 1);
          expect(at).toBeGreaterThanOrEqual(Math.min(arrivedAt, Math.max(seen, arrivedAt - 5000)));
          if (back < 2500) expect(Math.abs(at - given)).toBeLessThanOrEqual(501);
        }),
        seeds,
      );
    },
  );
});

it(
  'whole seconds by which the clock of a service is off move no answer by more than 150 ms',
  patiently,
  () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -60, max: 60 }),
        fc.array(fc.nat(997), { minLength: 50, maxLength: 50 }),
        fc.nat(30_000),
        fc.nat(2500),
        (seconds, gaps, ms, back) => {
          const of = (off: number) => {
            const skew = new Skew(keptLog().log);
            const stampOf = (at: number) => Math.floor((at - off) / 1000) * 1000;
            let now = 1_790_000_000_123;
            for (const gap of gaps) {
              now += gap + 300;
              skew.dated(stampOf(now - 20), now - 40, now);
              skew.arrived(stampOf(now - 400), now);
            }
            const arrivedAt = now + ms + back;
            return answeredAt({ ...skew.momentOf(stampOf(now + ms)), arrivedAt }, now) - now;
          };
          expect(Math.abs(of(seconds * 1000) - of(0))).toBeLessThanOrEqual(150);
        },
      ),
      { numRuns: Math.ceil(seeds.numRuns / 4) },
    );
  },
);
