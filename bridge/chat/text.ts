/** Text as chats show it and people type it. Lengths are in code points, not UTF-16 units. */

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export const codePoints = (text: string): number => [...text].length;

/** At most `max` code points; what is cut off shows as "…", and no letter is cut in two. */
export function shorten(text: string, max: number): string {
  if (codePoints(text) <= max) return text;
  let kept = '';
  let room = max - 1;
  for (const { segment } of graphemes.segment(text)) {
    room -= codePoints(segment);
    if (room < 0) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** The same, cut behind a word where there is one in the last third of it. */
export function shortenAtWord(text: string, max: number): string {
  if (codePoints(text) <= max) return text;
  const kept = shorten(text, max).slice(0, -1);
  const words = kept.replace(/\s+\S*$/u, '');
  return `${(words.length > (kept.length * 2) / 3 ? words : kept).replace(/[\s,;:–-]+$/u, '')}…`;
}

/** The first `max` letters as people count them. */
export function firstGraphemes(text: string, max: number): string {
  let kept = '';
  let room = max;
  for (const { segment } of graphemes.segment(text)) {
    if (room === 0) break;
    kept += segment;
    room -= 1;
  }
  return kept.trim();
}

export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const RIGHT_TO_LEFT = /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}/u;
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Sets a piece of text apart, so that its direction of writing does not turn the words around it. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

export const isRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);

/** A nickname on one line, without what would turn the words around it. */
export const tidyName = (name: string): string => oneLine(name.replace(DIRECTION_MARKS, ''));

/**
 * Characters that nobody sees: direction marks, spaces without width, soft hyphens. Joiners stay:
 * they shape letters.
 */
const UNSEEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/**
 * Turns the signs that people type in chats into plain ones: digits of any script, wide letters, emoji
 * of signs, spaces and dashes of all kinds.
 */
export function plainSigns(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
    .replace(/[Ａ-Ｚａ-ｚ！-／：]/gu, (wide) => wide.normalize('NFKC'))
    .replace(/[Ⓐ-ⓩ]/gu, (ringed) => ringed.normalize('NFKC'))
    .replace(/[\u{fe0f}\u{20e3}]/gu, '')
    .replaceAll('🔟', '10')
    .replace(/[🅐-🅩]/gu, (letter) => fromBlock(letter, 0x1f150))
    .replace(/[🅰-🆉]/gu, (letter) => fromBlock(letter, 0x1f170))
    .replace(/[🇦-🇿]/gu, (letter) => fromBlock(letter, 0x1f1e6))
    .replace(/\p{Zs}/gu, ' ')
    .replace(/\p{Pd}/gu, '-');
}

const fromBlock = (letter: string, first: number): string =>
  String.fromCharCode(65 + (letter.codePointAt(0) ?? first) - first);

/** Unicode lays out each script's digits as ten in a row. */
function digitValue(digit: string): number {
  let value = 0;
  let code = digit.normalize('NFKC').codePointAt(0) ?? 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - 1))) {
    code -= 1;
    value += 1;
  }
  return value;
}

/** Plain signs without the quotes and the markup around them. */
export const unmarked = (text: string): string =>
  plainSigns(text)
    .trim()
    .replace(/^["'*_~`“”„‘’«»‹›]{1,6}|["'*_~`“”„‘’«»‹›]{1,6}$/gu, '')
    .trim();

/** Plain signs without any that is neither a letter nor a digit around them, but for a cut-off. */
export const bare = (text: string): string =>
  plainSigns(text)
    .replace(/^[^\p{L}\p{M}\p{N}]+/u, '')
    .replace(/(?<=[\p{L}\p{M}\p{N}])[^\p{L}\p{M}\p{N}…]+$/u, '');

/** Marks that chats show in place of those that would format a text. */
const LOOK_ALIKE: Record<string, string> = { '∗': '*', '＿': '_', '∼': '~', ˋ: '`' };

/** Text of others as it reads in a chat: on one line, in plain signs. */
export const asShown = (text: string): string =>
  oneLine(plainSigns(text.replace(/[∗＿∼ˋ]/gu, (mark) => LOOK_ALIKE[mark] ?? mark)));

/** A word without what is neither a letter nor a digit around it. */
export const withoutSigns = (text: string): string =>
  text.replace(/^[^\p{L}\p{M}\p{N}]+|(?<=[\p{L}\p{M}\p{N}])[^\p{L}\p{M}\p{N}]+$/gu, '');

/** Latin letters without their accents; marks of other scripts are letters of their own. */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC');
