import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeredAt, deliveredAt, seenAt } from '../../../bridge/chat/sight.ts';
import { Skew } from '../../../bridge/chat/skew.ts';
import { patiently, seeds } from '../../support/seeds.ts';
import { keptLog } from '../whatsapp/support/parts.ts';

const { log } = keptLog();
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
            expect(seen).toBeLessThanOrEqual(accepted + usual + 300);
          },
        ),
        seeds,
      );
    },
  );
});

describe('when an answer was given', () => {
  it(
    'lies after the question was seen, at most 3.5 s before it came or as long as we were away, and within half a second of its stamp',
    patiently,
    () => {
      fc.assert(
        fc.property(way, fc.nat(60_000), way, fc.nat(10_000), (seen, ms, back, away) => {
          const given = seen + ms;
          const from = Math.floor(given / 1000) * 1000;
          const arrivedAt = given + back;
          const at = answeredAt({ from, to: from + 999, arrivedAt, away }, seen);
          expect(at).toBeGreaterThanOrEqual(seen);
          expect(at).toBeLessThanOrEqual(Math.max(seen, arrivedAt) + 1);
          const believed = arrivedAt - 3500 - away;
          expect(at).toBeGreaterThanOrEqual(Math.min(arrivedAt, Math.max(seen, believed)));
          if (back < 2500 + away) expect(Math.abs(at - given)).toBeLessThanOrEqual(501);
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
            const skew = new Skew(log, 'WhatsApp');
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
      seeds,
    );
  },
);

it(
  'what is credited in a chat is the way there and back, and never more than 3.5 s of the way back',
  patiently,
  () => {
    fc.assert(
      fc.property(
        fc.nat(60_000),
        way,
        fc.option(fc.integer({ min: -20_000, max: 20_000 })),
        fc.nat(60_000),
        fc.integer({ min: -20_000, max: 60_000 }),
        (delay, usual, told, ms, stamp) => {
          const opened = 100_000;
          const accepted = opened + delay;
          const from = accepted + (told ?? 0);
          const delivered =
            told === null
              ? undefined
              : deliveredAt(accepted, { at: { from, to: from + 999 }, heardAt: from + 1500 });
          const seen = Math.round(seenAt(accepted, delivered, usual));
          const arrivedAt = seen + ms;
          const sent = seen + stamp;
          const answered = answeredAt({ from: sent, to: sent + 999, arrivedAt }, seen);
          // No store believes that an answer was given after it came.
          const credit = arrivedAt - opened - (Math.min(answered, arrivedAt) - seen);
          expect(credit).toBeGreaterThanOrEqual(0);
          expect(credit).toBeLessThanOrEqual(delay + usual + 300 + 3500 + 1);
        },
      ),
      seeds,
    );
  },
);
