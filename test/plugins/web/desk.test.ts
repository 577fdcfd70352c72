/** The desk's handling of files, choices and searches, without a page. */
import './support/page-words.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moment } from '../../../plugins/web/src/desk/frame/when.ts';
import { editableFrom, questionFrom } from '../../../plugins/web/src/desk/import/editable.ts';
import { type Row, rowsOf, takenOf, verdictOf } from '../../../plugins/web/src/desk/import/rows.ts';
import { patchOf } from '../../../plugins/web/src/desk/import/take.ts';
import { hitsIn, partsOf } from '../../../plugins/web/src/desk/library/hits.ts';
import { picturesOf, remarksOn } from '../../../plugins/web/src/desk/setup/checks.ts';
import { choicesFrom, initialChoices } from '../../../plugins/web/src/desk/setup/choices.ts';

const error = (line: number, more: object = {}) => ({
  line,
  severity: 'error' as const,
  message: 'No right answer is marked.',
  ...more,
});
const warning = (line: number) => ({
  line,
  severity: 'warning' as const,
  message: 'HTML is gone.',
});
const asked = (text: string) => ({ type: 'boolean', text, correct: true });

it('a file is told line by line: what is fine, what to look at, and what is left out', () => {
  const rows = rowsOf({
    title: 'A file',
    questions: [asked('One?'), asked('Two?')],
    lines: [1, 9],
    problems: [
      error(4, { found: { text: 'Three?' } }),
      warning(9),
      error(2, { file: 'b.xml' }),
      error(4, { message: 'Two answers are the same.' }),
    ],
  });
  expect(rows.map((row) => [row.file, row.line, verdictOf(row), row.problems.length])).toEqual([
    [undefined, 1, 'fine', 0],
    [undefined, 4, 'bad', 2],
    [undefined, 9, 'look', 1],
    ['b.xml', 2, 'bad', 1],
  ]);
  expect(rows[1]?.found).toEqual({ text: 'Three?' });
  expect(takenOf(rows).map(({ line }) => line)).toEqual([1, 9]);
});

const row = fc.record({
  isStored: fc.boolean(),
  isFixed: fc.boolean(),
  isLeftOut: fc.boolean(),
  hasQuestion: fc.boolean(),
});

it('what was fixed and left out is in the quiz, and every other question is as it was', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (given) => {
      const ids: string[] = [];
      const rows = given.map(({ isStored, isFixed, isLeftOut, hasQuestion }, line): Row => {
        const index = isStored ? ids.push(`stored${line}`) - 1 : undefined;
        return {
          key: String(line),
          line,
          problems: [],
          ...(index !== undefined && { index }),
          ...((isStored || hasQuestion) && { question: { text: `${line}` } }),
          // A question that the server has not taken is there because it was fixed.
          ...((isFixed || (!isStored && hasQuestion)) && { isFixed: true as const }),
          ...(isLeftOut && { isLeftOut: true as const }),
        };
      });
      const { questions = {}, order = [] } = patchOf(rows, ids);
      const taken = takenOf(rows);
      expect(new Set(order).size).toBe(taken.length);
      const texts = new Map(rows.map(({ index, question }) => [ids[index ?? -1], question?.text]));
      expect(
        order.map((id) => questions[id]?.text ?? texts.get(id)),
        'each question once, in the order of the file',
      ).toEqual(taken.map(({ question }) => question?.text));
      for (const id of ids)
        expect(questions[id] === null, 'only what is left out is removed').toBe(
          !order.includes(id),
        );
      for (const id of order) expect(id).toMatch(/^[a-z0-9]{6,16}$/);
    }),
  );
});

it.each([
  { type: 'single', text: 'Which?', options: ['a', 'b'], correct: [1], limit: 30 },
  { type: 'multiple', text: 'Which?', options: ['a', 'b', 'c'], correct: [0, 2] },
  { type: 'text', text: 'Who?', accepted: ['Ana', 'Anna'], rejected: ['Bo'] },
  { type: 'number', text: 'How many?', value: 88, tolerance: 2, unit: 'keys' },
  { type: 'boolean', text: 'So?', correct: false, points: 500 },
])('a question that nobody changes stays as it is: %j', (question) => {
  expect(questionFrom(editableFrom(question), question)).toEqual(question);
});

it('a question of another kind keeps what all kinds have, and nothing else', () => {
  const number = { type: 'number', text: 'How many?', value: 88, unit: 'keys', limit: 30 };
  const edited = { ...editableFrom(number), kind: 'text' as const, accepted: ' eighty-eight \n\n' };
  expect(questionFrom(edited, number)).toEqual({
    type: 'text',
    text: 'How many?',
    accepted: ['eighty-eight'],
    limit: 30,
  });
});

it.each([
  ['Crème brûlée', 'CREME', ['[Crème]', ' brûlée']],
  ['Which planets?', 'planet which', ['[Which]', ' ', '[planet]', 's?']],
  ['Which?', 'zebra', ['Which?']],
  ['Ω ohm', 'ω', ['[Ω]', ' ohm']],
  ['𝄞 clef', 'clef', ['𝄞 ', '[clef]']],
])('in “%s” the words of “%s” are marked', (text, sought, marked) => {
  const parts = partsOf(text, sought);
  expect(parts.map((part) => (part.isHit ? `[${part.text}]` : part.text))).toEqual(marked);
});

it('what is marked is the text itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, sought) => {
      const parts = partsOf(text, sought);
      expect(parts.map((part) => part.text).join('')).toBe(text);
    }),
  );
});

it('tells which questions were found by their numbers', () => {
  const questions = [asked('Is Mars red?'), asked('Is Venus?')].map((one, id) => ({
    ...one,
    id: `question${id}`,
  }));
  expect(hitsIn({ questions }, 'venus')).toEqual([
    { number: 2, text: 'Is Venus?', type: 'boolean' },
  ]);
});

it('choices of any version are read, and what does not fit is as at first', () => {
  expect(choicesFrom(null)).toEqual(initialChoices);
  expect(choicesFrom({ countdown: 'soon', waves: false, mode: 'classic', gone: 1 })).toEqual({
    ...initialChoices,
    waves: false,
    mode: 'classic',
  });
});

it('says before a game what its quiz needs', () => {
  const quiz = {
    language: 'de',
    questions: [
      { id: 'aaaaaa', limit: 5, media: { image: '/a.png', alt: 'a' } },
      { id: 'bbbbbb', pictures: [{ image: '/b.png' }, { image: '/a.png' }] },
    ],
  } as never;
  expect(picturesOf(quiz)).toEqual(['/a.png', '/b.png']);
  const remarks = (hasChats: boolean, isFast = false) =>
    remarksOn(quiz, 1, hasChats, isFast).map(({ kind, text }) => `${kind}: ${text}`);
  expect(remarks(false)).toHaveLength(2);
  expect(remarks(true)).toEqual([
    'good: 2 questions in German',
    'good: At most 1 minute',
    'warn: One question has less than 10 seconds. In a chat some people get it late.',
  ]);
  expect(remarks(false, true)).toHaveLength(2);
  expect(remarks(true, true).at(-1)).toBe(
    'warn: One question has less than 20 seconds, and speed earns points. With hundreds of phones on one number, take 20 seconds or more, or turn points for speed off.',
  );
});

it('says which videos have no captions; sounds may be music', () => {
  const quiz = {
    language: 'en',
    questions: [
      { id: 'aaaaaa', media: { video: '/a.mp4', alt: 'a' } },
      { id: 'bbbbbb', media: { video: '/b.mp4', captions: '/b.vtt', alt: 'b' } },
      { id: 'cccccc', media: { audio: '/c.mp3', alt: 'c' } },
    ],
  } as never;
  expect(remarksOn(quiz, 1, false, false).at(-1)).toEqual({
    kind: 'warn',
    text: 'One video has no captions. People who do not hear it miss what is said.',
  });
});

it('tells times as people do', () => {
  const now = new Date(2026, 10, 26, 12);
  const at = (...parts: [number, number, number, number, number]) =>
    moment(new Date(...parts).toISOString(), now);
  expect(at(2026, 10, 26, 9, 5)).toBe('Today 09:05');
  expect(at(2026, 10, 25, 23, 59)).toBe('Yesterday 23:59');
  expect(at(2026, 10, 2, 20, 15)).toBe('2 Nov 20:15');
  expect(at(2025, 10, 2, 20, 15)).toBe('2 Nov 2025');
});
