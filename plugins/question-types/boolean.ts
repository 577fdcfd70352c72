import { defineQuestionType, LONGEST_TYPED, QRushError, z } from '../../server/plugin.ts';
import { everyWord, VOCABULARIES, vocabularyOf } from '../../vocabulary/all.ts';
import { words } from '../words/words.ts';
import { readSign } from './options.ts';

const fields = z.object({ correct: z.boolean() });

/** Other words for true and false, in all languages that we know. */
const YES = new RegExp(`^(${everyWord(({ yes }) => yes).join('|')})$`, 'iu');
const NO = new RegExp(`^(${everyWord(({ no }) => no).join('|')})$`, 'iu');

const TRUTHS = Object.values(VOCABULARIES).map(({ truth }) => truth);

/** A statement that is true or false. The value is true or false; by the form, 0 is true. */
export const boolean = defineQuestionType<z.output<typeof fields>, boolean>({
  name: 'boolean',
  title: 'True or false',
  translations: words,
  example: { text: 'The Nile flows north.', correct: true },
  fields,
  quick: true,
  form: (_question, language) => ({
    kind: 'pick',
    options: vocabularyOf(language).truth.map((text) => ({ text })),
  }),
  parse(_question, value) {
    if (typeof value === 'boolean') return value;
    if (value === 0 || value === 1) return value === 0;
    throw new QRushError('BAD_PAYLOAD', 'value: expected true or false');
  },
  given: (_question, value) => (value ? 0 : 1),
  read(_question, text) {
    if (text.length > LONGEST_TYPED) return undefined;
    const typed = text.trim().replace(/[.!]$/, '');
    if (YES.test(typed) || TRUTHS.some(([right]) => isSame(right, typed))) return true;
    if (NO.test(typed) || TRUTHS.some(([, wrong]) => isSame(wrong, typed))) return false;
    const index = readSign(2, typed);
    return index === undefined ? undefined : index === 0;
  },
  grade: ({ correct }, value) => (value === correct ? 1 : 0),
  correct: ({ correct }) => correct,
  right: ({ correct }) => [correct ? 0 : 1],
  correctText: ({ correct, language }) => word(language, correct),
  label: ({ language }, value) => word(language, value),
});

const word = (language: unknown, value: boolean): string =>
  vocabularyOf(language).truth[value ? 0 : 1];

const isSame = (one: string, other: string): boolean =>
  one.localeCompare(other, undefined, { sensitivity: 'base' }) === 0;
