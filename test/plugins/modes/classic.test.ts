import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classic } from '../../../plugins/modes/classic.ts';
import { FORMULAS, type Formula } from '../../../plugins/modes/formulas.ts';

const both = { formula: 'classic' as Formula, speed: true, streak: true, fullTime: false };
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
      questions: 10,
      distance: undefined,
      memory: null,
      seed: '',
      group: undefined,
      before: undefined,
      beside: undefined,
      join: undefined,
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

  it('scores a game from before there were formulas', () => {
    const { formula: _, ...older } = both;
    expect(score({ elapsed: 2000 }, older as typeof both).points).toBe(950);
  });
});

describe('the formulas of other programs', () => {
  const by = (formula: Formula, given: Parameters<typeof score>[0]) =>
    score(given, { ...both, formula, streak: formula === 'sendsteps' }).points;

  it.each<[Formula, seconds: number, limit: number, points: number, earned: number]>([
    ['kahoot', 2, 30, 1000, 967],
    ['kahoot', 30, 30, 1000, 500],
    ['kahoot', 0.499, 5, 1000, 1000],
    ['kahoot', 0.5, 5, 1000, 950],
    ['kahoot', 2, 30, 2000, 1933],
    ['classquiz', 5, 20, 1000, 750],
    ['classquiz', 7, 30, 1000, 766],
    ['classquiz', 20, 20, 1000, 0],
    ['razzia', 5, 20, 1000, 750],
    ['razzia', 7, 30, 1000, 767],
    ['razzia', 20, 20, 1000, 0],
    ['quizler', 0, 20, 1000, 1200],
    ['quizler', 2, 20, 1000, 1110],
    ['quizler', 5, 20, 1000, 775],
    ['quizler', 20, 20, 1000, 100],
    ['sendsteps', 0, 20, 1000, 1024],
    ['sendsteps', 20, 20, 1000, 1000],
    ['sendsteps', 0, 20, 500, 512],
  ])('%s: after %f s of %f, %i points become %i', (formula, seconds, limit, points, earned) => {
    expect(by(formula, { elapsed: seconds * 1000, limit: limit * 1000, points })).toBe(earned);
  });

  it('sendsteps: leaves out what the host turned off', () => {
    const earned = (options: Partial<typeof both>) =>
      score({ streak: 5 }, { ...both, formula: 'sendsteps', ...options }).points;
    // In a quiz of ten questions 24.95 are for speed, and as many for five right ones before.
    expect(earned({})).toBe(1049);
    expect(earned({ streak: false })).toBe(1024);
    expect(earned({ speed: false })).toBe(1024);
    expect(earned({ speed: false, streak: false })).toBe(1000);
  });

  it('sendsteps: no speed and no row of right answers make up for one more right answer', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom(500, 1000, 2000),
        (questions, points) => {
          const game = (right: number, elapsed: number, row: boolean) =>
            Array.from({ length: right }, (_, at) =>
              by('sendsteps', { questions, points, elapsed, streak: row ? at : 0 }),
            ).reduce((sum, earned) => sum + earned, 0);
          for (let right = 1; right <= questions; right++) {
            expect(game(right - 1, 0, true)).toBeLessThan(game(right, 20_000, false));
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each(FORMULAS)('%s: never gives less for being faster, nor below nothing', (formula) => {
    const time = fc.integer({ min: 0, max: 20_000 });
    const facts = [time, time, fc.integer({ min: 0, max: 10_000 }), fc.nat(20)] as const;
    fc.assert(
      fc.property(...facts, (one, other, points, streak) => {
        const [fast, slow] = [Math.min(one, other), Math.max(one, other)];
        const faster = by(formula, { elapsed: fast, points, streak });
        expect(faster).toBeGreaterThanOrEqual(by(formula, { elapsed: slow, points, streak }));
        expect(by(formula, { elapsed: slow, points, streak })).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(faster)).toBe(true);
      }),
    );
  });
});
