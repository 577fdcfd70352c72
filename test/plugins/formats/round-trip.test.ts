/** Anything that two formats can both say survives the way from one to the other. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Question, Quiz } from '../../../server/plugin.ts';
import { FORMATS, readFileOf, said } from '../../support/formats.ts';

/** Texts as people write them, and with what formats use as signs. */
const SIGNS = [
  ...'abcäß日本 ,;:=~#{}\\\'"<>&%|^$@-+[]()/*.?!`',
  '<b>',
  '</p>',
  '&amp;',
  '->',
  '%50%',
  '[html]',
  '::',
  '//',
  '$x^2$',
  '\\frac{1}{2}',
  '\\neq',
  'ANSWER: A',
  'true',
  'é',
  '👍',
];

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();

const text = (most: number) =>
  fc
    .array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 12 })
    .map((parts) => tidy(parts.join('')).slice(0, most).trim())
    .filter((one) => /[\p{L}\p{N}]/u.test(one));

const look = (one: string) => one.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ');
const options = fc.uniqueArray(text(100), { minLength: 2, maxLength: 6, selector: look });
const marked = options.chain((all) =>
  fc.record({
    options: fc.constant(all),
    correct: fc
      .subarray([...all.keys()], { minLength: 1 })
      .map((some) => some.toSorted((a, b) => a - b)),
  }),
);
const number = fc.oneof(
  fc.integer(),
  fc.integer().map((thousandths) => thousandths / 1000),
);

const own: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  marked.map((fields) => ({ type: 'single', ...fields })),
  marked.map((fields) => ({ type: 'multiple', ...fields })),
  fc.boolean().map((correct) => ({ type: 'boolean', correct })),
  fc
    .uniqueArray(text(100), { minLength: 1, maxLength: 4 })
    .map((accepted) => ({ type: 'text', accepted })),
  fc
    .tuple(number, number.map(Math.abs))
    .map(([value, tolerance]) => ({ type: 'number', value, tolerance })),
);

const question = (settings: fc.Arbitrary<object>) =>
  fc.tuple(text(200), own, settings).map(([asked, fields, more]): Question => {
    const { type, ...others } = fields;
    return { type: String(type), text: asked, limit: 20, points: 1000, ...more, ...others };
  });

/** Facts about a question besides its text and answers. */
const told = {
  explanation: fc.oneof(
    text(300),
    fc.tuple(text(100), text(100)).map((lines) => lines.join('\n')),
    text(50).map((line) => `${line}\n\`\`\`\nif x:\n    y = 1\n\n    z = 2\n\`\`\`\nSo it is.`),
  ),
  category: text(60),
};

const settings = fc.record(
  {
    ...told,
    difficulty: fc.constantFrom('easy', 'medium', 'hard'),
    credit: text(200),
    hints: fc.array(fc.oneof(text(100), fc.constant('One\nand two')), {
      minLength: 1,
      maxLength: 4,
    }),
    limit: fc.integer({ min: 1, max: 600 }),
    points: fc.integer({ min: 0, max: 10_000 }),
    language: fc.constantFrom('de', 'pt-BR'),
    media: fc.constantFrom(
      { image: '/media/x.png', alt: 'Something' },
      { image: '/media/x.png', alt: 'Something', credit: 'Ana', width: 4, height: 3 },
      { audio: '/media/x.mp3', alt: 'Something' },
      { video: 'https://quiz.example/x.mp4', alt: 'Something', credit: 'Ana' },
    ),
  },
  { requiredKeys: ['limit', 'points'] },
);

const quizOf = (questions: Question[]): Quiz => ({
  title: 'Quiz',
  description: '',
  language: 'en',
  questions,
});

const formatOf = (name: string) => FORMATS.find((one) => one.name === name);

async function there(name: string, quiz: Quiz) {
  const written = await formatOf(name)?.write?.(quiz);
  if (!written) throw new Error(`${name} writes nothing`);
  const extension = formatOf(name)?.extensions[0];
  return { written, read: await readFileOf(written.bytes, extension) };
}

it.each(['json', 'qrush', 'csv', 'xlsx'])('%s says all of a quiz', async (name) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(question(settings), { minLength: 1, maxLength: 5 }),
      async (questions) => {
        const { written, read } = await there(name, quizOf(questions));
        expect(written.problems).toEqual([]);
        expect(read.format).toBe(name);
        expect(said(read).filter((one) => !/HTML entities/.test(one))).toEqual([]);
        const foreign = ({ language }: Question) => language ?? read.quiz?.language;
        expect(read.questions.map((one) => ({ ...one, language: foreign(one) }))).toEqual(
          questions.map((one) => ({ ...one, language: one.language ?? 'en' })),
        );
      },
    ),
    { numRuns: 60 },
  );
});

it('gift says what has no settings but a category and an explanation, and names what it cannot say', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(question(fc.record(told, { requiredKeys: [] })), { minLength: 1, maxLength: 5 }),
      async (questions) => {
        const { written, read } = await there('gift', quizOf(questions));
        const sayable = questions.flatMap((question, index) => {
          const problem = written.problems.find(({ line }) => line === index + 1);
          if (problem?.severity === 'error') return [];
          const unsaid =
            problem?.message.match(/^GIFT does not say: (.*)\.$/)?.[1]?.split(', ') ?? [];
          const left = Object.entries(question).filter(([name]) => !unsaid.includes(name));
          return [Object.fromEntries(left)];
        });
        if (sayable.length === 0) return;
        expect(read.format).toBe('gift');
        expect(said(read).filter((one) => !/HTML entities/.test(one))).toEqual([]);
        expect(read.questions).toEqual(sayable);
      },
    ),
    { numRuns: 200 },
  );
});
