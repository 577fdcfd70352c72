import type { Language } from '../../../vocabulary/all.ts';

/** Languages in which a comma is the decimal sign, and a point groups. */
const DECIMAL_COMMA = new Set<Language>(['es', 'pt', 'fr', 'de', 'id']);

/**
 * Reads digits with points and commas as plain decimals; empty when they are no number (a date).
 * "8.849" has two meanings, as each sign groups thousands in half of the world: first the one that is
 * usual in the language, which is undefined when it is not known.
 */
export function plainDecimals(digits: string, language: Language | undefined): string[] {
  if (/^\d+$/.test(digits)) return [digits];
  const signs = digits.replace(/\d/g, '');
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const sign = digits[last] ?? '';
  const whole = digits.slice(0, last);
  const decimal = () => `${whole.replace(/[.,]/g, '') || '0'}.${digits.slice(last + 1) || '0'}`;
  if (signs.length > 1) {
    if (!signs.slice(0, -1).includes(sign)) return isGrouped(whole) ? [decimal()] : [];
    return isGrouped(digits) ? [digits.replace(/[.,]/g, '')] : [];
  }
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return [decimal()];
  const grouped = digits.replace(/[.,]/g, '');
  if (language === undefined) return [decimal(), grouped];
  const decimalSign = DECIMAL_COMMA.has(language) ? ',' : '.';
  return sign === decimalSign ? [decimal(), grouped] : [grouped, decimal()];
}

/** In threes, or as in India in twos before the last three; with one sign. */
const isGrouped = (digits: string): boolean =>
  /^\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+|(?:,\d{2})*,\d{3})$/.test(digits);
