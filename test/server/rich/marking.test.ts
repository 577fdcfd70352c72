/** Markup in a quiz is rendered in a thread, and games play with plain texts. */
import { afterAll, expect, it } from 'vitest';
import type { Question, Quiz } from '../../../server/engine/quiz.ts';
import type { Form } from '../../../server/protocol/form.ts';
import { Marking } from '../../../server/rich/marking.ts';
import { asPlayed, asWritten, withHtml } from '../../../server/rich/played.ts';
import { Renderer } from '../../../server/rich/renderer.ts';

const renderer = new Renderer();
afterAll(() => renderer.close());

const form = ({ options }: Question): Form => ({
  kind: 'pick',
  options: (options as string[]).map((text) => ({ text })),
});
const marking = new Marking({ renderer, form });

const quizOf = (...questions: object[]): Quiz => ({
  title: 'Quiz',
  description: '',
  language: 'en',
  questions: questions.map((own) => ({
    type: 'single',
    text: 'Which?',
    options: ['a', 'b'],
    correct: [0],
    limit: 20,
    points: 1000,
    ...own,
  })) as Question[],
});

it('keeps the HTML beside the raw texts, and leaves plain questions as they are', async () => {
  const quiz = quizOf({ text: 'Is *it* `x`?', options: ['$x^2$', 'b'], explanation: '**So**' }, {});
  const marked = await marking.mark(quiz);
  const [first, second] = marked.questions;
  expect(first?.text).toBe('Is *it* `x`?');
  expect(first?.rich).toEqual({
    text: 'Is <em>it</em> <code>x</code>?',
    options: { '$x^2$': expect.stringContaining('<msup>') },
    explanation: '<strong>So</strong>',
  });
  expect(second).toBe(quiz.questions[1]);
  expect(asWritten(marked.questions)).toEqual(quiz.questions);
  // Once: what was rendered is not looked at again.
  expect(await marking.mark(marked)).toBe(marked);

  const [played] = (await asPlayed(marked)).questions;
  expect(played).toMatchObject({ text: 'Is it x?', options: ['x²', 'b'], explanation: 'So' });
  expect(played && withHtml(form(played), played)).toEqual({
    kind: 'pick',
    options: [{ text: 'x²', html: first?.rich?.options?.['$x^2$'] }, { text: 'b' }],
  });
});

it('leaves options alone that would read the same, and says what cannot be read', async () => {
  const quiz = quizOf({ options: ['*a*', 'a'] }, { text: '$\\frac{1$ or `2`' });
  const [alike, broken] = (await marking.mark(quiz)).questions;
  expect(alike?.rich?.options).toBeUndefined();
  expect(alike?.rich?.problems).toMatchObject([{ field: 'options' }]);
  expect(broken?.rich?.problems).toMatchObject([
    { field: 'text', message: expect.stringContaining('cannot be read') },
  ]);
});

it('takes no HTML from a question type', () => {
  const given: Form = { kind: 'pick', options: [{ text: 'a', html: '<script></script>' }] };
  expect(withHtml(given, {})).toEqual({ kind: 'pick', options: [{ text: 'a' }] });
});

it('gives up a thread that takes too long, and goes on with another', async () => {
  const hasty = new Renderer({ deadline: 0 });
  const [late] = await hasty.render([{ text: '*a*', room: 'text' }]);
  expect(late?.html).toBeUndefined();
  expect(late?.problems).toHaveLength(1);
  await hasty.close();
  const [good] = await renderer.render([{ text: '*a*', room: 'text' }]);
  expect(good).toEqual({ html: '<em>a</em>', words: 'a', problems: [] });
});
