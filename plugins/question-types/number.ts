import {
  defineQuestionType,
  LONGEST_TYPED,
  QRushError,
  type Question,
  z,
} from '../../server/plugin.ts';
import { languageOf } from '../../vocabulary/all.ts';
import { words } from '../words/words.ts';
import { folded } from './numbers/folded.ts';
import { inUnit, readNumber } from './numbers/read-number.ts';
import { unitOf } from './numbers/units.ts';

const fields = z.object({
  value: z.number(),
  /** How far off an answer may be and still be right. */
  tolerance: z.number().min(0).default(0),
  /** The unit: "km", "years". An answer in another unit of the same kind is converted. */
  unit: z.string().trim().min(1).max(20).optional(),
});

type Asked = Question & z.output<typeof fields>;

/** A number, or a text that can mean two: which one is meant is decided when it is graded. */
type Value = number | string;

/**
 * A number, right within a tolerance. Players send a number, or a text as people type numbers.
 * Where that can be read in two ways, the right one is meant; until the reveal nobody is told which.
 */
export const number = defineQuestionType<z.output<typeof fields>, Value>({
  name: 'number',
  title: 'Number',
  translations: words,
  example: { text: 'How high is Mount Everest?', value: 8849, tolerance: 50, unit: 'm' },
  fields,
  form: ({ unit }) => ({ kind: 'number', ...(unit !== undefined && { unit }) }),
  parse(question, value) {
    const read = typeof value === 'string' ? readValue(question, value) : value;
    if (typeof read === 'string') return read;
    if (typeof read === 'number' && Number.isFinite(read)) return read === 0 ? 0 : read;
    throw new QRushError('BAD_PAYLOAD', 'value: expected a number');
  },
  read: readValue,
  understood(question, value) {
    const given = typeof value === 'string' ? readValue(question, value) : value;
    if (typeof given === 'number' && !Number.isFinite(given)) return undefined;
    if (typeof given !== 'number' && typeof given !== 'string') return undefined;
    const shown = readings(question, given).map((reading) => show(reading, question.language));
    return withUnit(shown.join(' / '), question.unit);
  },
  grade: (question, given) => (rightReading(question, given) === undefined ? 0 : 1),
  distance: (question, given) =>
    Math.min(...readings(question, given).map((reading) => apart(reading, question.value))),
  correct: ({ value }) => value,
  right: ({ value }) => value,
  correctText: ({ value, tolerance, unit }) =>
    withUnit(tolerance === 0 ? show(value) : `${show(value)} (± ${show(tolerance)})`, unit),
  label: (question, given) =>
    show(rightReading(question, given) ?? readings(question, given)[0] ?? 0),
});

function readValue(question: Asked, text: string): Value | undefined {
  const numbers = readNumbers(question, text);
  return numbers.length > 1 ? text.trim() : numbers[0];
}

const readings = (question: Asked, given: Value): number[] =>
  typeof given === 'number' ? [given] : readNumbers(question, given);

/** The possible meanings of a typed number as an answer to the question; empty when it is none. */
export function readNumbers(question: Asked, text: string): number[] {
  if (text.length > LONGEST_TYPED) return [];
  const read = readNumber(text, languageOf(question.language));
  const size = read && sizeOf(read.unit, question);
  return read && size !== undefined ? read.readings.map((reading) => reading * size) : [];
}

/** How many of what is asked for a typed unit is; undefined when it could change the number. */
function sizeOf(typed: string, { text, unit }: Asked): number | undefined {
  if (typed === '') return 1;
  if (unit !== undefined) return inUnit(typed, unit);
  if (unitOf(typed)) return 1;
  const asked = new Set(wordsOf(text));
  return wordsOf(typed).every((word) => asked.has(word) || unitOf(word)) ? 1 : undefined;
}

const wordsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? ['?'];

function rightReading(question: Asked, given: Value) {
  const { value, tolerance } = question;
  return readings(question, given).find((reading) => within(reading, value, tolerance));
}

/** Inclusive, and forgiving about how floating point stores 0.1 + 0.2. */
function within(given: number, value: number, tolerance: number): boolean {
  const slack =
    Number.EPSILON * 4 * Math.max(Math.abs(given), Math.abs(value), Math.abs(tolerance));
  return Math.abs(given - value) <= tolerance + slack;
}

/** Digits that a number holds for sure. */
const DIGITS = 15;

/** How far apart two numbers are, without what floating point adds: 0.9 and 1.1 are as far from 1. */
function apart(one: number, other: number): number {
  const off = Math.abs(one - other);
  const size = Math.max(Math.abs(one), Math.abs(other));
  const decimals = DIGITS - 1 - Math.floor(Math.log10(size));
  return decimals >= 0 && decimals <= 100 ? Number(off.toFixed(decimals)) : off;
}

const withUnit = (text: string, unit: string | undefined): string =>
  unit === undefined ? text : `${text} ${unit}`;

/** In groups, as the language writes numbers. */
function show(value: number, tag: unknown = 'en'): string {
  const language = languageOf(tag) ?? 'en';
  return value.toLocaleString(`${language}-u-nu-latn`, { maximumFractionDigits: 6 });
}
