import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesInto, Skew } from '../../../bridge/chat/skew.ts';
import { keptLog } from '../whatsapp/support/parts.ts';

const HOUR = 3_600_000;
const START = 1_790_000_000_123;

/** The store's clock, ahead of WhatsApp's by so much. */
function ahead(by: number) {
  const { log, lines } = keptLog();
  const skew = new Skew(log, 'WhatsApp');
  const stampOf = (at: number) => Math.floor((at - by) / 1000) * 1000;
  return {
    skew,
    lines,
    /** An answer of the API at this moment, which took so long each way. */
    answered: (at: number, way = 20) => skew.dated(stampOf(at), at - way, at + way),
    /** A message that was on its way for so long. */
    arrived: (at: number, way = 100) => skew.arrived(stampOf(at), at + way),
    followed: (at: number, after: number) => skew.followed(stampOf(at), after),
    moment: (at: number) => skew.momentOf(stampOf(at)),
  };
}

describe('the skew of the clock', () => {
  it('is none as long as nothing tells of any', () => {
    const { skew, moment, arrived, answered } = ahead(0);
    expect(moment(START)).toEqual({ from: 1_790_000_000_000, to: 1_790_000_000_999 });
    for (let at = 0; at < 100; at++) {
      arrived(START + at * 377, 50 + 13 * at);
      answered(START + at * 377);
    }
    expect(skew.ms).toBe(0);
  });

  it('is found from one answer of the API to a second, and from more to what an answer takes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -3 * HOUR, max: 3 * HOUR }).filter((by) => Math.abs(by) > 1500),
        fc.array(fc.nat(60_000), { minLength: 1, maxLength: 40 }),
        (by, moments) => {
          const { skew, answered, moment } = ahead(by);
          for (const at of moments) answered(START + at);
          expect(Math.abs(skew.ms - by)).toBeLessThanOrEqual(1040);
          // The span that a stamp stands for holds the moment itself.
          for (const at of moments) {
            const { from, to } = moment(START + at);
            expect(from).toBeLessThanOrEqual(START + at);
            expect(to).toBeGreaterThanOrEqual(START + at);
          }
          for (let more = 0; more < 40; more++) answered(START + more * 1137);
          expect(Math.abs(skew.ms - by)).toBeLessThanOrEqual(100);
        },
      ),
    );
  });

  it('is known from stamps alone when the server is behind, or people join before there is a game', () => {
    const behind = ahead(-HOUR);
    for (const way of [90, 80_000, 120]) behind.arrived(START, way);
    expect(Math.abs(behind.skew.ms + HOUR)).toBeLessThanOrEqual(1200);
    const before = ahead(HOUR);
    // The Date is that of another clock.
    before.skew.dated(Math.floor(START / 1000) * 1000, START, START + 20);
    for (const at of [0, 2100, 2900]) {
      before.arrived(START + at);
      before.followed(START + at, START - 5000);
    }
    expect(Math.abs(before.skew.ms - HOUR)).toBeLessThanOrEqual(1200);
  });

  it('is no skew that messages come late after an outage, nor one stamp that is wrong', () => {
    const { skew, answered, arrived, followed } = ahead(0);
    answered(START);
    for (let at = 0; at < 30; at++) arrived(START + at * 900, HOUR);
    expect(skew.ms).toBe(0);
    skew.arrived(START + 9 * HOUR, START);
    followed(START - HOUR, START);
    expect(skew.ms).toBe(0);
    // Nor two, as long as others arrive in no time.
    arrived(START);
    arrived(START + 900);
    for (const at of [0, 1]) followed(START - HOUR + at, START);
    expect(skew.ms).toBe(0);
    const { from, to } = skew.momentOf(START);
    expect(from).toBeLessThanOrEqual(to);
  });

  it('is forgotten when the clock is set, and told of whenever it changes', () => {
    const { skew, lines, answered } = ahead(HOUR);
    for (let at = 0; at < 20; at++) answered(START + at * 1100);
    const set = START + 60_000;
    for (let at = 0; at < 20; at++)
      skew.dated(Math.floor((set + at) / 1000) * 1000, set + at, set + at + 20);
    expect(skew.ms).toBe(0);
    expect(lines.map(({ msg }) => msg)).toEqual([
      expect.stringMatching(/^the clock is 3600 s ahead of that of WhatsApp/),
      'the clock agrees with that of WhatsApp again',
    ]);
  });
});

it('looks at a Date a second at most, and at none that is none', async () => {
  const { skew } = ahead(0);
  let asked = 0;
  const listen = datesInto(skew, async () => {
    asked += 1;
    return START;
  });
  listen('yesterday', 10);
  expect(asked).toBe(0);
  for (let times = 0; times < 5; times++) listen(new Date(START - HOUR).toUTCString(), 10);
  await Promise.resolve();
  expect(asked).toBe(1);
  expect(Math.abs(skew.ms - HOUR)).toBeLessThanOrEqual(1100);
});
