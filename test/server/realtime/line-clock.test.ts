import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graceFor, LineClock, MOST_CREDIT } from '../../../server/realtime/line-clock.ts';
import { patiently, seeds } from '../../support/seeds.ts';

const kind = fc.constantFrom('webSocket' as const, 'polling' as const);

/** A client's treatment of the pings and questions of its line, in this order; times in ms. */
const happening = fc.oneof(
  fc.record({ ping: fc.constant(true), pong: fc.option(fc.integer({ min: 0, max: 10_000 })) }),
  fc.record({
    question: fc.nat(3),
    pong: fc.option(fc.integer({ min: 0, max: 10_000 })),
    pause: fc.nat(5000),
    answers: fc.integer({ min: 0, max: 30_000 }),
    after: fc.option(
      fc.oneof(fc.nat(40_000), fc.double({ min: 0, noNaN: true, max: Number.MAX_VALUE })),
    ),
  }),
);

type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;

/** Plays this on a line. @returns what each answer was credited with, ms */
function credits(of: keyof typeof MOST_CREDIT, all: Happening[]): number[] {
  const clock = new LineClock(of);
  const credited: number[] = [];
  let now = 1000;
  let ping = 0;
  const pong = (after: number | null) => {
    if (after === null) return;
    now += after;
    clock.ponged(ping, now);
  };
  for (const [at, one] of all.entries()) {
    ping += 1;
    if ('ping' in one) {
      clock.pinged(ping, now);
      pong(one.pong);
      continue;
    }
    const openedAt = at * 100_000;
    const askedAt = now;
    clock.asked(at, openedAt, now, ping);
    pong(one.pong);
    clock.found(at, openedAt + one.pause, 0, now);
    now = Math.max(now, askedAt + one.pause + one.answers);
    const timing = clock.timing(at, now, one.after ?? undefined);
    credited.push(now - askedAt - one.pause - (timing?.took ?? 0));
    expect(timing?.way).toBeLessThanOrEqual(MOST_CREDIT[of]);
  }
  return credited;
}

describe('what a line is credited with', () => {
  it('lies between nothing and the cap, whatever its client sends or holds back', patiently, () => {
    fc.assert(
      fc.property(kind, fc.array(happening, { maxLength: 30 }), (of, all) => {
        for (const credit of credits(of, all)) {
          expect(credit).toBeGreaterThanOrEqual(0);
          expect(credit).toBeLessThanOrEqual(MOST_CREDIT[of] + 0.5);
        }
      }),
      seeds,
    );
  });

  it('is no more for somebody who says to have taken longer', patiently, () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(3000), { maxLength: 12 }),
        fc.nat(20_000),
        fc.nat(30_000),
        fc.nat(30_000),
        (trips, since, one, other) => {
          const took = (after: number) => {
            const clock = new LineClock('webSocket');
            let now = 0;
            for (const [ping, trip] of trips.entries()) {
              clock.pinged(ping, now);
              now += trip;
              clock.ponged(ping, now);
            }
            clock.asked(0, 0, now, 99);
            return clock.timing(0, now + since, after)?.took ?? -1;
          };
          const [less, more] = [Math.min(one, other), Math.max(one, other)];
          expect(took(less)).toBeLessThanOrEqual(took(more));
        },
      ),
      seeds,
    );
  });
});

it('a pause while the question is open, of any length, changes no time', patiently, () => {
  fc.assert(
    fc.property(
      kind,
      fc.array(fc.nat(3000), { maxLength: 12 }),
      fc.nat(20_000),
      fc.nat(20_000),
      fc.nat(1e7),
      fc.option(fc.nat(40_000)),
      (of, trips, before, then, length, after) => {
        const timing = (pause: number) => {
          const clock = new LineClock(of);
          let now = 0;
          for (const [ping, trip] of trips.entries()) {
            clock.pinged(ping, now);
            now += trip;
            clock.ponged(ping, now);
          }
          clock.asked(0, 5000, now, 99);
          now += before + pause;
          // The state that ends a pause has the question with later times.
          if (pause > 0) clock.found(0, 5000 + pause, before, now);
          return clock.timing(0, now + then, after ?? undefined);
        };
        expect(timing(length)).toEqual(timing(0));
      },
    ),
    seeds,
  );
});

/** A line whose round trips took so long. */
function measured(...trips: number[]): LineClock {
  const clock = new LineClock('webSocket');
  let now = 0;
  for (const [ping, trip] of trips.entries()) {
    clock.pinged(ping, now);
    now += trip;
    clock.ponged(ping, now);
  }
  return clock;
}

describe('the clock of a line', () => {
  it('takes off the least round trip of the last eight', () => {
    const clock = measured(40, 500, 510, 520, 530, 540, 550, 560, 570);
    clock.asked(0, 0, 10_000, 99);
    expect(clock.timing(0, 14_000)).toMatchObject({ took: 3500 });
  });

  it('believes a client as far as its own line allows', () => {
    const clock = measured(500, 520, 520);
    clock.asked(0, 0, 10_000, 99);
    expect(clock.timing(0, 14_000, 3480)).toMatchObject({ took: 3480 });
    expect(clock.timing(0, 14_000, 0)).toMatchObject({ took: 3460 });
    expect(clock.timing(0, 14_000, 60_000)).toMatchObject({ took: 4000 });
  });

  it('sees by the ping behind a question that this one stalled, and no other', () => {
    const clock = measured(80, 80, 80);
    clock.asked(0, 0, 10_000, 99);
    clock.ponged(99, 10_900);
    expect(clock.timing(0, 14_000, 3100)).toMatchObject({ took: 3100, way: 900 });
    clock.asked(1, 30_000, 20_000, 100);
    clock.ponged(100, 20_080);
    expect(clock.timing(1, 24_000, 3100)).toMatchObject({ took: 3920 });
  });

  it('cannot take longer than an answer that came sooner', () => {
    const clock = measured(900, 900, 900);
    clock.asked(0, 0, 10_000, 99);
    expect(clock.timing(0, 10_200)).toMatchObject({ took: 0, way: 300 });
  });

  it('goes on when the question comes again, and stands still in a pause', () => {
    const clock = measured(0, 0, 0);
    clock.asked(0, 5000, 10_000, 99);
    clock.asked(0, 5000, 12_000, 100);
    expect(clock.timing(0, 14_000)).toMatchObject({ took: 4000 });
    clock.found(0, 8000, 900, 16_000);
    expect(clock.timing(0, 17_000)).toMatchObject({ took: 4000 });
  });

  it('runs from the opening for who comes in later', () => {
    const clock = new LineClock('webSocket');
    clock.found(0, 5000, 2500, 10_000);
    expect(clock.timing(0, 11_000)).toEqual({ took: 3500, way: 0 });
    expect(clock.timing(1, 11_000)).toBeUndefined();
    clock.forget();
    expect(clock.timing(0, 11_000)).toBeUndefined();
  });

  it('is near when most of its round trips are short, once there are three', () => {
    expect(measured(10, 10).isNear).toBe(false);
    expect(measured(10, 10, 500).isNear).toBe(true);
    expect(measured(10, 80, 80).isNear).toBe(false);
  });

  it('takes no pong twice, and none to a ping that another has followed', () => {
    const clock = new LineClock('webSocket');
    clock.pinged(1, 0);
    clock.pinged(2, 50);
    expect(clock.ponged(1, 60)).toBe(false);
    expect(clock.ponged(2, 60)).toBe(true);
    expect(clock.ponged(2, 900)).toBe(false);
  });
});

it('a game waits longer for slow lines only, in steps', () => {
  expect([0, 30, 250].map(graceFor)).toEqual([undefined, undefined, undefined]);
  expect([251, 500, 1000].map(graceFor)).toEqual([500, 500, 1000]);
});
