import { defineQuestionType, QRushError, z } from '../../server/plugin.ts';
import { match } from './matching.ts';
import { normalise } from './normalise.ts';

/** Code units of a typed answer at the most. */
const LONGEST = 200;

const fields = z.object({
  /** The right answer and its variants, the one to show first. */
  accepted: z
    .array(
      z
        .string()
        .trim()
        .min(1)
        .max(LONGEST)
        .refine((answer) => normalise(answer) !== '', 'needs a letter, digit or symbol'),
    )
    .min(1)
    .max(50),
});

/** Free text, matched tolerantly. The value is a string. */
export const text = defineQuestionType<z.output<typeof fields>, string>({
  name: 'text',
  fields,
  parse(_question, value) {
    if (typeof value !== 'string') throw new QRushError('BAD_PAYLOAD', 'value: expected a text');
    const typed = value.normalize('NFC').trim();
    if (typed.length > LONGEST) {
      throw new QRushError('PAYLOAD_TOO_LARGE', `value: at most ${LONGEST} characters`);
    }
    if (typed === '' || !typed.isWellFormed()) {
      throw new QRushError('BAD_PAYLOAD', 'value: expected a text that is not empty');
    }
    return typed;
  },
  read(_question, typed) {
    const answer = typed.normalize('NFC').trim();
    return answer !== '' && answer.length <= LONGEST && answer.isWellFormed() ? answer : undefined;
  },
  grade: ({ accepted }, value) => (match(accepted, value) === undefined ? 0 : 1),
  correct: ({ accepted }) => accepted,
  correctText: ({ accepted }) => accepted[0] ?? '',
  label: ({ accepted }, value) => match(accepted, value) ?? (normalise(value) || value),
});
