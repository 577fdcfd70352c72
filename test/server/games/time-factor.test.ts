import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gameOptions } from '../../../server/engine/state.ts';
import { inGameTime } from '../../../server/games/time-factor.ts';

const quizOf = (limits: number[]) => ({
  title: 'Times',
  description: '',
  language: 'en',
  questions: limits.map((limit) => ({ type: 'text', text: 'What?', limit, points: 1000 })),
});

const limits = fc.array(fc.double({ min: 1, max: 600, noNaN: true }), { minLength: 1 });
const timeFactor = fc.double({ min: 0.5, max: 4, noNaN: true });

it('leaves times as they are written where nothing is said', () => {
  const quiz = quizOf([7.5, 20]);
  expect(inGameTime(quiz, gameOptions.parse({}))).toEqual(quiz);
});

it('keeps times whole, in the bounds of a question, and changes nothing else', () => {
  fc.assert(
    fc.property(limits, timeFactor, (given, factor) => {
      const quiz = quizOf(given);
      const played = inGameTime(quiz, gameOptions.parse({ timeFactor: factor }));
      for (const [at, { limit, ...rest }] of played.questions.entries()) {
        const { limit: written, ...others } = quiz.questions[at] ?? {};
        expect(rest).toEqual(others);
        expect(limit).toBeGreaterThanOrEqual(1);
        expect(limit).toBeLessThanOrEqual(600);
        if (factor !== 1) expect(Number.isInteger(limit)).toBe(true);
        const wanted = Math.min(600, Math.max(1, (written ?? 0) * factor));
        expect(Math.abs(limit - wanted)).toBeLessThanOrEqual(0.5);
      }
    }),
  );
});
