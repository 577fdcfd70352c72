import { defineQuestionType, QRushError, readForm, z } from '../../server/plugin.ts';
import { words } from '../words/words.ts';

/** Code units of an item with the spaces around it. */
const LONGEST_RAW = 400;

const item = z.string().max(LONGEST_RAW, { abort: true }).trim().min(1).max(100);

const fields = z
  .object({
    /** The items in their right order, the first place first. */
    options: z
      .array(z.unknown())
      .min(2, { abort: true })
      .max(10, { abort: true })
      .pipe(z.array(item)),
    /** Each item in its right place counts for itself; else all must be in theirs. */
    partial: z.boolean().optional().meta({
      title: 'Each item counts',
      description: 'An item in its right place counts for itself; else all must be in theirs.',
    }),
  })
  .superRefine(({ options }, context) => {
    // Answers are the same for everybody who reads them: so no two items look alike.
    const looks = options.map((text) => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' '));
    if (new Set(looks).size === looks.length) return;
    context.addIssue({ code: 'custom', path: ['options'], message: 'two options look the same' });
  });

type Fields = z.output<typeof fields>;

/** Between items in words. */
const THEN = ' → ';

/**
 * Items to put in order. The value is the items' indexes, the first place first: so it is sorted when it
 * is right. Right is the whole order; with `partial` the share of items in their place counts.
 */
export const order = defineQuestionType<Fields, number[]>({
  name: 'order',
  title: 'Put in order',
  translations: words,
  example: {
    text: 'Put these in order, the oldest first.',
    options: ['Printing press', 'Telephone', 'Television'],
  },
  fields,
  quick: true,
  form: ({ options }) => ({ kind: 'order', options: options.map((text) => ({ text })) }),
  parse({ options }, value) {
    const places = readForm({ kind: 'order', options: options.map((text) => ({ text })) }, value);
    if (places !== undefined) return places as number[];
    throw new QRushError(
      'BAD_PAYLOAD',
      `value: expected each index from 0 to ${options.length - 1} once, the first place first`,
    );
  },
  grade({ partial }, value) {
    const inPlace = value.filter((index, place) => index === place).length;
    if (inPlace === value.length) return 1;
    return partial ? inPlace / value.length : 0;
  },
  correct: ({ options }) => options,
  right: ({ options }) => options.map((_, index) => index),
  correctText: ({ options }) => options.join(THEN),
  label: ({ options }, value) => value.map((index) => options[index]).join(THEN),
  line: (_question, value) => ({
    key: value.join(),
    right: value.every((index, place) => index === place),
  }),
});
