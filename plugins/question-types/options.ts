import { LONGEST_TYPED, z } from '../../server/plugin.ts';
import { listOf } from './lists.ts';
import { candidatesOf, editsBetween, type Form, formOf } from './matching.ts';
import { asciiDigits, normalise } from './normalise.ts';

/** Code units of an option with the spaces around it. */
const LONGEST_RAW = 400;

/** Fields of questions with options to choose from. */
export const optionFields = z
  .object({
    options: listOf(z.string().max(LONGEST_RAW, { abort: true }).trim().min(1).max(100), 2, 10),
    /** 0-based indexes into `options`. */
    correct: listOf(z.int().min(0), 1, 10),
  })
  .superRefine(({ options, correct }, context) => {
    const forms = options.map((option) => normalise(option) || option);
    if (new Set(forms).size < forms.length) {
      context.addIssue({ code: 'custom', path: ['options'], message: 'two options look the same' });
    }
    if (correct.some((index) => index >= options.length)) {
      context.addIssue({
        code: 'custom',
        path: ['correct'],
        message: 'there is no option of this index',
      });
    }
    if (new Set(correct).size < correct.length) {
      context.addIssue({ code: 'custom', path: ['correct'], message: 'an index is there twice' });
    }
  });

export type OptionFields = z.output<typeof optionFields>;

const LETTERS = 'abcdefghij';

/** Code units of a typed sign at the most: two keycaps in brackets. */
const LONGEST_SIGN = 10;

/** Reads one option as typed in a chat: its text, its letter or its 1-based number. */
export function readOption(options: readonly string[], typed: string): number | undefined {
  if (typed.length > LONGEST_TYPED) return undefined;
  const given = formOf(typed);
  const exact = candidatesOf(options).findIndex(({ form }) => form === given.form);
  if (exact >= 0) return exact;
  return readSign(options.length, typed) ?? readTypo(options, given);
}

/** "b", "B)", "(b)", "2", "2.", and the keycap 2. */
export function readSign(count: number, typed: string): number | undefined {
  const trimmed = typed.trim();
  if (trimmed.length > LONGEST_SIGN) return undefined;
  const sign = asciiDigits(trimmed)
    .toLowerCase()
    .match(/^\(?([a-j]|\d{1,2})[).:]?$/)?.[1];
  if (sign === undefined) return undefined;
  const index = /^\d/.test(sign) ? Number(sign) - 1 : LETTERS.indexOf(sign);
  return index >= 0 && index < count ? index : undefined;
}

/** The option that is a typo away, if it is the only one. */
function readTypo(options: readonly string[], given: Form): number | undefined {
  const close = candidatesOf(options).flatMap((option, index) =>
    editsBetween(option, given) <= option.edits ? [index] : [],
  );
  return close.length === 1 ? close[0] : undefined;
}

export const isOptionIndex = (options: readonly string[], value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < options.length;
