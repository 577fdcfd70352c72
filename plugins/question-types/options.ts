import { LONGEST_TYPED, z } from '../../server/plugin.ts';
import { asciiDigits } from './digits.ts';
import { listOf } from './lists.ts';
import { plain } from './matching/matcher.ts';
import { readSame, readTypo } from './matching/options.ts';

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
    // Options differ if a reader sees a difference: C and C#, schon and schön.
    if (new Set(options.map(plain)).size < options.length) {
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

/**
 * Reads one option as typed in a chat: its text, its letter or its 1-based number. The one that is
 * written like this comes first; where two fit equally well it is neither.
 */
export function readOption(options: readonly string[], typed: string): number | undefined {
  const fitting = fittingOptions(options, typed);
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** The options that a text can mean: one, or several that it fits equally well; empty when none. */
export function fittingOptions(options: readonly string[], typed: string): number[] {
  if (typed.length > LONGEST_TYPED) return [];
  const same = readSame(options, typed);
  if (same.length > 0) return same;
  const sign = readSign(options.length, typed);
  return sign === undefined ? readTypo(options, typed) : [sign];
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

export const isOptionIndex = (options: readonly string[], value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < options.length;
