import { defineQuestionType, QRushError, z } from '../../server/plugin.ts';
import { asciiDigits, normalise } from './normalise.ts';

const fields = z.object({
  value: z.number(),
  /** How far off an answer may be and still be right. */
  tolerance: z.number().min(0).default(0),
});

/**
 * A number, right within a tolerance. The value is a number, or a text as people type numbers:
 * where that can be read in two ways, the right one is meant.
 */
export const number = defineQuestionType<z.output<typeof fields>, number>({
  name: 'number',
  fields,
  parse(question, value) {
    const read = typeof value === 'string' ? readFor(question, value) : value;
    if (typeof read === 'number' && Number.isFinite(read)) return read === 0 ? 0 : read;
    throw new QRushError('BAD_PAYLOAD', 'value: expected a number');
  },
  read: readFor,
  grade,
  correct: ({ value }) => value,
  correctText: ({ value, tolerance }) =>
    tolerance === 0 ? show(value) : `${show(value)} (± ${show(tolerance)})`,
  label: (_question, given) => show(given),
});

function grade({ value, tolerance }: z.output<typeof fields>, given: number): number {
  return within(given, value, tolerance) ? 1 : 0;
}

function readFor(question: z.output<typeof fields>, text: string): number | undefined {
  const readings = readNumbers(text);
  return readings.find((reading) => grade(question, reading) === 1) ?? readings[0];
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
    asciiDigits(text)
      .replace(/[−–]/g, '-')
      .replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '')
      .match(/^[^\d.,-]{0,12}(-?)\s?((?:\d[\d.,]*)|(?:[.,]\d+))(e[+-]?\d{1,3})?([^\d]{0,20})$/i) ??
    [];
  if (digits === undefined) return [];
  const word = normalise(unit);
  const multiple = MULTIPLES.find(([pattern]) => pattern.test(word))?.[1] ?? 1;
  return plainDecimals(digits.replace(/[.,]+$/, ''))
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
