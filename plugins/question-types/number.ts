import { defineQuestionType, QRushError, z } from '../../server/plugin.ts';
import { asciiDigits, normalise } from './normalise.ts';

const fields = z.object({
  value: z.number(),
  /** How far off an answer may be and still be right. */
  tolerance: z.number().min(0).default(0),
});

/** A number, right within a tolerance. The value is a number. */
export const number = defineQuestionType<z.output<typeof fields>, number>({
  name: 'number',
  fields,
  parse(_question, value) {
    if (typeof value === 'number' && Number.isFinite(value)) return value === 0 ? 0 : value;
    throw new QRushError('BAD_PAYLOAD', 'value: expected a number');
  },
  read: (_question, text) => readNumber(text),
  grade: (question, given) => (within(given, question.value, question.tolerance) ? 1 : 0),
  correct: ({ value }) => value,
  correctText: ({ value, tolerance }) =>
    tolerance === 0 ? show(value) : `${show(value)} (± ${show(tolerance)})`,
  label: (_question, given) => show(given),
});

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

/** Reads "8,849", "8.849,5", "8 849 m", "~1e3", "1.5 million" and the digits of other scripts. */
export function readNumber(text: string): number | undefined {
  const [, sign, digits, exponent = '', unit = ''] =
    asciiDigits(text)
      .replace(/[−–]/g, '-')
      .replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '')
      .match(/^[^\d.,-]{0,12}(-?)\s?((?:\d[\d.,]*)|(?:[.,]\d+))(e[+-]?\d{1,3})?([^\d]{0,20})$/i) ??
    [];
  if (digits === undefined) return undefined;
  const value = Number(`${sign}${plainDecimal(digits.replace(/[.,]+$/, ''))}${exponent}`);
  const word = normalise(unit);
  const scaled = value * (MULTIPLES.find(([pattern]) => pattern.test(word))?.[1] ?? 1);
  return Number.isFinite(scaled) ? scaled : undefined;
}

/** Decides which of point and comma groups thousands and which is the decimal sign. */
function plainDecimal(digits: string): string {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return digits;
  const sign = digits[last];
  const once = digits.indexOf(sign ?? '') === last;
  const mixed = digits.includes('.') && digits.includes(',');
  const groups = /^\d{1,3}(?:[.,]\d{3})+$/.test(digits) && !digits.startsWith('0');
  // "1,234" groups thousands; "1.234,5" and "0.5" do not with their last sign.
  const decimal = once && (mixed || !groups || sign === '.');
  const whole = (decimal ? digits.slice(0, last) : digits).replace(/[.,]/g, '');
  return decimal ? `${whole || '0'}.${digits.slice(last + 1)}` : whole;
}
