import { defineQuestionType, LONGEST_TYPED, QRushError, z } from '../../server/plugin.ts';
import { readSign } from './options.ts';
import { allTrueFalse, trueFalse } from './true-false.ts';

const fields = z.object({ correct: z.boolean() });

/** Other words for true and false, in the languages that chats speak to us. */
const YES = /^(t|yes|y|si|sí|sim|oui|wahr|ja|vero|हाँ|हां|نعم|صح|ya|betul)$/iu;
const NO = /^(f|no|n|não|nao|non|nein|नहीं|لا|tidak|bukan)$/iu;

/** A statement that is true or false. The value is true or false; by the form, 0 is true. */
export const boolean = defineQuestionType<z.output<typeof fields>, boolean>({
  name: 'boolean',
  title: 'True or false',
  example: { text: 'The Nile flows north.', correct: true },
  fields,
  quick: true,
  form: (_question, language) => ({
    kind: 'pick',
    options: trueFalse(language).map((text) => ({ text })),
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
    if (YES.test(typed) || allTrueFalse.some(([right]) => isSame(right, typed))) return true;
    if (NO.test(typed) || allTrueFalse.some(([, wrong]) => isSame(wrong, typed))) return false;
    const index = readSign(2, typed);
    return index === undefined ? undefined : index === 0;
  },
  grade: ({ correct }, value) => (value === correct ? 1 : 0),
  correct: ({ correct }) => correct,
  right: ({ correct }) => [correct ? 0 : 1],
  correctText: ({ correct, language }) => word(language, correct),
  label: ({ language }, value) => word(language, value),
});

const word = (language: unknown, value: boolean): string => trueFalse(language)[value ? 0 : 1];

const isSame = (one: string, other: string): boolean =>
  one.localeCompare(other, undefined, { sensitivity: 'base' }) === 0;
