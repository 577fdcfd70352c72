/** Finds the answers that a cell marks as right. */

/** The meaning of a cell. */
export interface Marks {
  /** Indexes, which may be outside. */
  correct: number[];
  /** A mark that is none of the answers. */
  unknown?: string;
  /** Another answer that the mark could have meant. */
  doubt?: string;
}

/** A spreadsheet may have made 1.3 of "1,3". */
const BETWEEN = /\s*(?:[,;|/&+\n]|\b(?:and|und|et|y)\b)\s*|(?<=\d)[\s.]+(?=\d)/i;

/** Reads "2", "1,3", "B", "A and C" or an answer in full. */
export function marksIn(cell: string, options: string[]): Marks {
  const text = cell.trim();
  if (text === '') return { correct: [] };
  const whole = options.findIndex((option) => isSame(option, text));
  const parts = text
    .replace(/\b(\d+)\.0\b/g, '$1')
    .split(BETWEEN)
    .filter(Boolean);
  const signs = parts.map((part) => signOf(part, options.length));
  if (signs.every((sign) => sign !== undefined)) {
    const correct = [...new Set(signs)];
    const isInside = correct.every((index) => index < options.length);
    if (whole >= 0 && !isInside) return { correct: [whole] };
    const differs = whole >= 0 && !(correct.length === 1 && correct[0] === whole);
    return { correct, ...(differs && { doubt: text }) };
  }
  if (whole >= 0) return { correct: [whole] };
  const named = parts.map((part) => options.findIndex((option) => isSame(option, part)));
  if (named.every((index) => index >= 0)) return { correct: [...new Set(named)] };
  return { correct: [], unknown: text };
}

/** The place that a number or letter stands for, from 0. */
function signOf(part: string, count: number): number | undefined {
  const [, digits, letter] =
    /^(?:answer |option )?(?:(\d{1,2})|([a-j]))[.)]?$/i.exec(part.trim()) ?? [];
  if (digits !== undefined) return Number(digits) - 1;
  if (letter === undefined) return undefined;
  const index = letter.toLowerCase().charCodeAt(0) - 97;
  return index < Math.max(count, 1) || letter === letter.toUpperCase() ? index : undefined;
}

const isSame = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();
