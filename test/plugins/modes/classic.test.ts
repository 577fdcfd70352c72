import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classic } from '../../../plugins/modes/classic.ts';

const both = { speed: true, streak: true, fullTime: false };
const score = (given: Partial<Parameters<typeof classic.score>[0]>, options = both) =>
  classic.score(
    {
      player: '00000',
      question: 0,
      value: 0,
      correctness: 1,
      elapsed: 0,
      limit: 20_000,
      receivedAt: 0,
      points: 1000,
      streak: 0,
      total: 0,
      ...given,
    },
    options,
  );

describe('the classic mode', () => {
  it.each([
    [0, 1000],
    [1320, 967],
    [2000, 950],
    [10_000, 750],
    [20_000, 500],
  ])('gives a right answer after %i of 20,000 ms %i points', (elapsed, points) => {
    expect(score({ elapsed }).points).toBe(points);
  });

  it('adds 100 for each right answer in a row from the second on, up to 500', () => {
    const bonuses = [0, 1, 2, 4, 5, 6, 40].map((streak) => score({ streak }).points - 1000);
    expect(bonuses).toEqual([0, 100, 200, 400, 500, 500, 500]);
    expect(score({ streak: 6 }).streak).toBe(7);
  });

  it('gives nothing for a wrong answer, which ends the streak', () => {
    expect(score({ correctness: 0, streak: 8 })).toEqual({ points: 0, streak: 0 });
  });

  it('gives part of the points for a partly right answer, which ends the streak as well', () => {
    expect(score({ correctness: 0.5, streak: 3 })).toEqual({ points: 500, streak: 0 });
  });

  it('gives no bonus in a question worth nothing, and keeps the streak', () => {
    expect(score({ points: 0, streak: 3 })).toEqual({ points: 0, streak: 4 });
  });

  it('leaves out what the host turned off', () => {
    expect(score({ elapsed: 20_000 }, { ...both, speed: false }).points).toBe(1000);
    expect(score({ streak: 5 }, { ...both, streak: false }).points).toBe(1000);
  });

  it('never gives less for being faster, nor more than there is', () => {
    const anyTime = fc.integer({ min: 0, max: 30_000 });
    fc.assert(
      fc.property(anyTime, anyTime, fc.nat(10_000), fc.nat(20), (one, other, points, streak) => {
        const given = { points, streak, limit: 30_000 };
        const [faster, slower] = [Math.min(one, other), Math.max(one, other)];
        const [first, second] = [faster, slower].map(
          (elapsed) => score({ ...given, elapsed }).points,
        );
        expect(first).toBeGreaterThanOrEqual(second ?? 0);
        expect(first).toBeLessThanOrEqual(points + 500);
        expect(second).toBeGreaterThanOrEqual(points / 2 - 1);
        expect(Number.isInteger(first)).toBe(true);
      }),
    );
  });

  it('plans questions that stay open for their whole time where the host wants that', () => {
    const quiz = { language: 'en', questions: [] };
    expect(classic.plan?.(quiz, { ...both, fullTime: true })).toEqual({ turn: { closes: 'time' } });
    expect(classic.plan?.(quiz, both)).toEqual({ turn: { closes: 'all' } });
  });
});
