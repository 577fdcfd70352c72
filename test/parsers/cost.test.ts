/**
 * The cost of people's input grows no faster than its length: twice the text takes less than three
 * times the work, up to the limit, and beyond it there is no work. A time counts as the least of
 * several, and a ratio that is too high is measured again before it is believed: only work is left
 * in it then.
 */
import { describe, expect, it } from 'vitest';
import { Cost, ratio } from './cost.ts';
import { LIST_PARSERS, PARSERS } from './public.ts';
import { ROWS, rowOf } from './rows.ts';

/** Work for twice the text, at the most: 2 is linear, 4 is quadratic. */
const BOUND = 3;

describe.each(PARSERS)('$name', ({ limit, starts = [''], parse }) => {
  it('costs less than three times as much for twice the text', () => {
    const tooDear: string[] = [];
    for (const start of starts) {
      for (const row of ROWS) {
        const costs = [limit / 4, limit / 2, limit].map((length) => {
          const text = rowOf(row, length, start);
          return new Cost(() => parse(text));
        });
        for (const [index, cost] of costs.slice(1).entries()) {
          const times = ratio(costs[index] as Cost, cost, BOUND);
          if (times >= BOUND) tooDear.push(`${start}${row[0]}: ${times.toFixed(1)}`);
        }
      }
    }
    expect(tooDear).toEqual([]);
  });
});

const refusing = PARSERS.filter(({ refusesLonger }) => refusesLonger);
describe.each(refusing)('$name', ({ limit, starts = [''], parse }) => {
  it('does no work beyond its limit', () => {
    const tooDear: string[] = [];
    for (const row of ROWS) {
      const start = starts.at(-1);
      const [first, second] = [limit * 2, limit * 500].map((length) => {
        const text = rowOf(row, length, start);
        return new Cost(() => parse(text));
      }) as [Cost, Cost];
      const times = ratio(first, second, BOUND);
      if (times >= BOUND) tooDear.push(`${row[0]}: ${times.toFixed(1)}`);
    }
    expect(tooDear).toEqual([]);
  });
});

describe.each(LIST_PARSERS)('a list of $name', ({ limit, parse }) => {
  const listOf = (length: number) => Array.from({ length }, (_, index) => index);

  it('costs less than three times as much for twice the items', () => {
    const [half, whole] = [limit / 2, limit].map((length) => {
      const items = listOf(length);
      return new Cost(() => parse(items));
    }) as [Cost, Cost];
    expect(ratio(half, whole, BOUND)).toBeLessThan(BOUND);
  });
});

it('finds work that is quadratic', () => {
  const compared = (length: number) =>
    new Cost(() => {
      let sum = 0;
      for (let one = 0; one < length; one++)
        for (let two = 0; two < length; two++) sum ^= one * two;
      return sum;
    });
  // Three times the length, so that a busy machine cannot hide it: 9 times the work.
  expect(ratio(compared(1000), compared(3000), BOUND)).toBeGreaterThan(BOUND);
});
