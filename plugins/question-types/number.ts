import { defineQuestionType, QRushError, z } from '../../server/plugin.ts';
import { asciiDigits, normalise, shortRows } from './normalise.ts';

const fields = z.object({
  value: z.number(),
  /** How far off an answer may be and still be right. */
  tolerance: z.number().min(0).default(0),
});

/** A number, or a text that can mean two: which one is meant is decided when it is graded. */
type Value = number | string;

/**
 * A number, right within a tolerance. Players send a number, or a text as people type numbers.
 * Where that can be read in two ways, the right one is meant; until the reveal nobody is told which.
 */
export const number = defineQuestionType<z.output<typeof fields>, Value>({
  name: 'number',
  fields,
  parse(_question, value) {
    const read = typeof value === 'string' ? readValue(value) : value;
    if (typeof read === 'string') return read;
    if (typeof read === 'number' && Number.isFinite(read)) return read === 0 ? 0 : read;
    throw new QRushError('BAD_PAYLOAD', 'value: expected a number');
  },
  read: (_question, text) => readValue(text),
  grade: (question, given) => (rightReading(question, given) === undefined ? 0 : 1),
  correct: ({ value }) => value,
  correctText: ({ value, tolerance }) =>
    tolerance === 0 ? show(value) : `${show(value)} (± ${show(tolerance)})`,
  label: (question, given) => show(rightReading(question, given) ?? readings(given)[0] ?? 0),
});

function readValue(text: string): Value | undefined {
  const numbers = readNumbers(text);
  return numbers.length > 1 ? text.trim() : numbers[0];
}

const readings = (given: Value): number[] =>
  typeof given === 'number' ? [given] : readNumbers(given);

function rightReading({ value, tolerance }: z.output<typeof fields>, given: Value) {
  return readings(given).find((reading) => within(reading, value, tolerance));
}

/** Inclusive, and forgiving about how floating point stores 0.1 + 0.2. */
function within(given: number, value: number, tolerance: number): boolean {
  const slack =
    Number.EPSILON * 4 * Math.max(Math.abs(given), Math.abs(value), Math.abs(tolerance));
  return Math.abs(given - value) <= tolerance + slack;
}

const show = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 6 });

/** Words for powers of ten behind a number, by how they begin. */
const MULTIPLES: [RegExp, number][] = [
  [/^(thousand|tausend|mille?\b)/, 1e3],
  [/^(million|millon|milhao|milhoes)/, 1e6],
  [/^(billion|milliard|bilhao|bilhoes)/, 1e9],
];

/** A text longer than this is no number that somebody typed. */
const LONGEST = 100;

/**
 * What a typed number can mean: "8,849.5", "8.849,5", "8 849 m", "~1e3", "1.5 million", the digits
 * of other scripts. Point and comma each group thousands in half of the world, so "8.849" and
 * "8,849" have two meanings: first the decimal one, then the grouped one. Empty when it is no number.
 */
export function readNumbers(text: string): number[] {
  if (text.length > LONGEST) return [];
  const [, sign, digits, exponent = '', unit = ''] =
    asciiDigits(shortRows(text))
      .replace(/[−–]/g, '-')
      .replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '')
      .match(/^[^\d.,-]{0,12}(-?)\s?((?:\d[\d.,]*)|(?:[.,]\d+))(e[+-]?\d{1,3})?([^\d]{0,20})$/i) ??
    [];
  if (digits === undefined) return [];
  const word = normalise(unit);
  const multiple = MULTIPLES.find(([pattern]) => pattern.test(word))?.[1] ?? 1;
  return plainDecimals(digits.replace(/(?<![.,])[.,]+$/, ''))
    .map((plain) => Number(`${sign}${plain}${exponent}`) * multiple)
    .filter(Number.isFinite);
}

/** Decides which of point and comma groups thousands and which is the decimal sign. */
function plainDecimals(digits: string): string[] {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return [digits];
  const sign = digits[last] ?? '';
  const grouped = digits.replace(/[.,]/g, '');
  const decimal = `${digits.slice(0, last).replace(/[.,]/g, '') || '0'}.${digits.slice(last + 1)}`;
  // One that comes twice groups, and of two the last is the decimal sign.
  if (digits.indexOf(sign) !== last) return [grouped];
  const mixed = digits.includes('.') && digits.includes(',');
  if (mixed || !/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return [decimal];
  return [decimal, grouped];
}
