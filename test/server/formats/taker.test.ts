/** The parts that are taken into a quiz, and those for which there is no room. */
import { expect, it } from 'vitest';
import { Taker } from '../../../server/formats/taker.ts';
import type { Question } from '../../../server/plugin.ts';

const taker = (limits: { mostQuestions?: number; largestQuiz?: number } = {}) =>
  new Taker({
    readQuestion: (given) =>
      given.text === '' ? { problems: ['No text.'] } : { question: given as Question },
    mostQuestions: 500,
    largestQuiz: 1_000_000,
    ...limits,
  });

const found = (...texts: string[]) =>
  texts.map((text, index) => ({ line: index + 1, question: { text } }));

it('a question without room is named, with those after it', async () => {
  const few = taker({ mostQuestions: 2 });
  expect(await few.take(found('a', '', 'b', 'c', 'd'))).toBe(false);
  const { quiz, lines, problems } = few.quiz({}, 'my.first-quiz.csv');
  expect(quiz.title).toBe('my first quiz');
  expect(lines).toEqual([1, 3]);
  expect(problems).toEqual([
    { line: 2, severity: 'error', message: 'No text.', found: { text: '' } },
  ]);
  expect(few.leftOver(5)).toMatchObject([
    {
      line: 4,
      message:
        'A quiz has 2 questions at the most: this one and those after it, 2 in all, are left out.',
    },
  ]);
});

it('a quiz does not grow beyond what a quiz may take', async () => {
  const small = taker({ largestQuiz: 100 });
  expect(await small.take(found('x'.repeat(40), 'é'.repeat(40)))).toBe(false);
  expect(small.leftOver(2)).toMatchObject([
    { line: 2, message: 'A quiz takes 0.0001 MB at the most: this one is left out.' },
  ]);
});

it('a title is cut, and what cannot be stored is left out of it', () => {
  const { quiz, problems } = taker().quiz({ title: `${'x'.repeat(130)}\0`, language: 'x' }, '');
  expect(quiz).toMatchObject({ title: 'x'.repeat(120), language: 'en' });
  expect(problems).toMatchObject([{ severity: 'warning' }]);
  expect(taker().quiz({}, '').quiz.title).toBe('Imported quiz');
});
