/** Articles a title or name may start with: English, Spanish, Portuguese, French, German, Italian. */
const ARTICLES = new Set(
  'the a an el la los las un una unos unas o os as um uma le les une des der die das ein eine il lo gli i uno'.split(
    ' ',
  ),
);

/**
 * A text as it is compared: compatibility forms, case, accents, punctuation, spaces and a leading
 * article make no difference. Linear in the length of the text.
 */
export function normalise(text: string): string {
  const words = plain(text)
    .replaceAll('&', ' and ')
    // Apostrophes join ("don't"), all other punctuation parts.
    .replace(/['’ʼ`´]/g, '')
    .replace(/[^\p{L}\p{N}\p{S}]+/gu, ' ')
    .trim()
    .split(' ');
  const [first, ...rest] = words;
  return first !== undefined && rest.length > 0 && ARTICLES.has(first)
    ? rest.join(' ')
    : words.join(' ');
}

/**
 * Cuts rows of accents to eight, more than any letter has: Unicode sorts a row, which takes quadratic
 * time.
 */
export const shortRows = (text: string): string => text.replace(/(\p{M}{8})\p{M}+/gu, '$1');

/** Without case, accents and compatibility forms. */
function plain(text: string): string {
  return (
    text
      // Sorting a long row of accents takes quadratic time, so those that stand alone go first.
      .replace(/\p{M}+/gu, '')
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replaceAll('ß', 'ss')
      .replaceAll('ø', 'o')
      .replaceAll('ł', 'l')
      .replaceAll('æ', 'ae')
      .replaceAll('œ', 'oe')
  );
}

/** ASCII digits for the Arabic-Indic, Persian, Devanagari and Bengali ones, and for keycaps. */
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
