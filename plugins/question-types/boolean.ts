import { defineQuestionType, LONGEST_TYPED, QRushError, z } from '../../server/plugin.ts';
import { readSign } from './options.ts';

const fields = z.object({ correct: z.boolean() });

/** True or false, in the languages that chats speak to us. */
const YES = /^(true|t|yes|y|verdadero|verdadeiro|si|sí|sim|vrai|oui|wahr|richtig|ja|vero)[.!]?$/i;
const NO = /^(false|f|no|n|falso|não|nao|faux|non|falsch|nein)[.!]?$/i;

/** A statement that is true or false. The value is true or false. */
export const boolean = defineQuestionType<z.output<typeof fields>, boolean>({
  name: 'boolean',
  fields,
  quick: true,
  options: () => ['True', 'False'],
  parse(_question, value) {
    if (typeof value === 'boolean') return value;
    throw new QRushError('BAD_PAYLOAD', 'value: expected true or false');
  },
  read(_question, text) {
    if (text.length > LONGEST_TYPED) return undefined;
    const typed = text.trim();
    if (YES.test(typed)) return true;
    if (NO.test(typed)) return false;
    const index = readSign(2, typed);
    return index === undefined ? undefined : index === 0;
  },
  grade: ({ correct }, value) => (value === correct ? 1 : 0),
  correct: ({ correct }) => correct,
  correctText: ({ correct }) => (correct ? 'True' : 'False'),
  label: (_question, value) => (value ? 'True' : 'False'),
});
