/**
 * Cuts rows of accents to eight, more than any letter has: Unicode sorts a row, which takes quadratic
 * time.
 */
export const shortRows = (text: string): string => text.replace(/(\p{M}{8})\p{M}+/gu, '$1');

/** ASCII digits for those of any script, and for keycaps. */
export function asciiDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u{FE0F}\u{20E3}]/gu, '')
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** Unicode lays out each script's digits as ten in a row that start at a multiple of ten or sixteen. */
function digitValue(digit: string): number {
  let value = 0;
  let code = digit.codePointAt(0) ?? 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - 1))) {
    code -= 1;
    value += 1;
  }
  return value;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Signs that lose their meaning in compatibility forms, written out: "2³" as "2^3" (but "m²" as
 * "m2"), "2½" as "2 1/2"; "½" as "1/2". Trade marks are left out.
 */
export function spellOutSigns(text: string): string {
  return text
    .replace(
      /(?<=[\p{Nd})])([⁺⁻]?)([⁰¹²³⁴-⁹]+)/gu,
      (_, sign: string, digits: string) => `^${sign === '⁻' ? '-' : ''}${plainOf(digits)}`,
    )
    .replace(/[¼-¾⅐-⅞↉]/g, (sign) => ` ${sign.normalize('NFKC').replace('\u2044', '/')} `)
    .replace(/[™®©℠]/g, '');
}

const plainOf = (digits: string) =>
  [...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('');
