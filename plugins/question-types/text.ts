import { defineQuestionType, QRushError, z } from '../../server/plugin.ts';
import { listOf } from './lists.ts';
import { match } from './matching.ts';
import { normalise, shortRows } from './normalise.ts';

/** Code units of a typed answer at the most. */
const LONGEST = 200;

/** Code units before accents are joined to their letters. */
const LONGEST_RAW = 4 * LONGEST;

const fields = z.object({
  /** The right answer and its variants, the one to show first. */
  accepted: listOf(
    z
      .string()
      .max(LONGEST_RAW, { abort: true })
      .trim()
      .min(1)
      .max(LONGEST)
      .refine((answer) => normalise(answer) !== '', 'needs a letter, digit or symbol'),
    1,
    50,
  ),
});

/** Anything but spaces, and characters that show as nothing. */
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\p{Z}\p{C}\u{2800}]/u;

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
    if (!typed.isWellFormed() || !VISIBLE.test(typed)) {
      throw new QRushError('BAD_PAYLOAD', 'value: expected a text with a character to be seen');
    }
    return typed;
  },
  read(_question, typed) {
    const answer = tidy(typed);
    return answer?.isWellFormed() && VISIBLE.test(answer) ? answer : undefined;
  },
  grade: ({ accepted }, value) => (match(accepted, value) === undefined ? 0 : 1),
  correct: ({ accepted }) => accepted,
  correctText: ({ accepted }) => accepted[0] ?? '',
  label: ({ accepted }, value) => match(accepted, value) ?? (normalise(value) || value),
});

/** The text in one form, without spaces around it; undefined when it is too long. */
function tidy(raw: string): string | undefined {
  if (raw.length > LONGEST_RAW) return undefined;
  const text = shortRows(raw).normalize('NFC').trim();
  return text.length <= LONGEST ? text : undefined;
}
