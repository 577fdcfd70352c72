/** Silence: a span that is long, and longer than is usual here. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Silence } from '../../client/silence.ts';

const LIMIT = 4500;

/** Looks each second, so many times. @returns at which of them it called for a look */
function calls(silence: Silence, from: number, looks: number): number[] {
  const seconds = Array.from({ length: looks }, (_, index) => index + 1);
  return seconds.filter((second) => silence.look(from + second * 1000));
}

it('is said once, and once more after something was heard', () => {
  const silence = new Silence(LIMIT);
  silence.begin(0);
  expect(calls(silence, 0, 60)).toEqual([5]);
  silence.heard(60_000);
  silence.heard(61_000);
  silence.look(61_000);
  // A minute of silence counts as usual for a while.
  expect(calls(silence, 61_000, 120)).toEqual([108]);
});

it('is none while beats come, however seldom they are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), (every) => {
      const silence = new Silence(LIMIT);
      silence.begin(0);
      const said: number[] = [];
      for (let second = 1; second <= 600; second++) {
        if (silence.look(second * 1000)) said.push(second);
        if (second % every === 0) silence.heard(second * 1000);
      }
      // Until it knows how seldom they are.
      expect(said.filter((second) => second > every)).toEqual([]);
      expect(said.length).toBeLessThanOrEqual(1);
    }),
  );
});

it('is not what a page did not hear while it was asleep; but it should look', () => {
  const silence = new Silence(LIMIT);
  silence.begin(0);
  expect(calls(silence, 0, 4)).toEqual([]);
  expect(silence.look(60_000)).toBe(true);
  expect(calls(silence, 60_000, 4)).toEqual([]);
  expect(silence.look(65_000)).toBe(true);
});
