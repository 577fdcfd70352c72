import { defineQuestionType, QRushError, z } from '../../server/plugin.ts';
import { match } from './matching.ts';
import { normalise } from './normalise.ts';

/** Code units of a typed answer at the most. */
const LONGEST = 200;

/** Code units before accents are joined to their letters. Joining takes quadratic time. */
const LONGEST_RAW = 4 * LONGEST;

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
    const typed = tidy(value);
    if (typed === undefined) {
      throw new QRushError('PAYLOAD_TOO_LARGE', `value: at most ${LONGEST} characters`);
    }
    if (typed === '' || !typed.isWellFormed()) {
      throw new QRushError('BAD_PAYLOAD', 'value: expected a text that is not empty');
    }
    return typed;
  },
  read(_question, typed) {
    const answer = tidy(typed);
    return answer?.isWellFormed() ? answer || undefined : undefined;
  },
  grade: ({ accepted }, value) => (match(accepted, value) === undefined ? 0 : 1),
  correct: ({ accepted }) => accepted,
  correctText: ({ accepted }) => accepted[0] ?? '',
  label: ({ accepted }, value) => match(accepted, value) ?? (normalise(value) || value),
});

/** The text in one form, without spaces around it; undefined when it is too long. */
function tidy(raw: string): string | undefined {
  if (raw.length > LONGEST_RAW) return undefined;
  const text = raw.normalize('NFC').trim();
  return text.length <= LONGEST ? text : undefined;
}
