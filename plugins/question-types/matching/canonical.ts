import { asciiDigits, shortRows, spellOutSigns } from '../digits.ts';

/** Whether marks on letters ("é") are folded, or kept. */
export type Marks = 'fold' | 'keep';

/** Letters that Unicode does not take apart, and what people type for them. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
};

/**
 * A text as it is compared: characters in one form, without case, width and punctuation that means
 * nothing; words with one space between them. Marks are folded where they are accents (Latin, Greek,
 * Cyrillic) or optional (Arabic vowel signs); elsewhere they are letters. Signs that begin a number or
 * make a name are kept: "-40", "c#", "c++". Linear in the length of the text.
 */
export function canonical(text: string, marks: Marks = 'fold'): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is asked for
  if (/^[\x00-\x7f]*$/.test(text)) return words(text.toLowerCase());
  if (LATIN.test(text)) return words(marks === 'fold' ? foldLatin(text) : lower(text));
  const plain = asciiDigits(spellOutSigns(shortRows(text)))
    .toLowerCase()
    .replace(/\p{Default_Ignorable_Code_Point}/gu, (sign) => (isTag(sign) ? sign : ''))
    .replace(/[\u0610-\u061a\u064b-\u0652\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640]/g, '')
    .replace(/[−﹣]|^\s*–(?=\s?\d)/g, '-')
    .replaceAll('♯', '#')
    .replaceAll('ς', 'σ');
  return words(marks === 'fold' ? foldMarks(plain) : plain.normalize('NFC'));
}

/** Latin letters with and without marks, and what is in ASCII: no other form to look for. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII
const LATIN = /^[\x00-\x7f\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u2019]*$/;

const lower = (text: string): string => text.normalize('NFC').toLowerCase();

const foldLatin = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]+/g, '')
    .replace(/[ßøłæœđðþħı]/g, (letter) => LETTERS[letter] ?? letter);

/** Tags spell the flags of regions. */
const isTag = (sign: string) => /^[\u{E0020}-\u{E007F}]$/u.test(sign);

const foldMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[ßøłæœđðþħı]/g, (letter) => LETTERS[letter] ?? letter);

/** Letters and digits with one space between words: most of what is typed. */
const PLAIN = /^(?:[a-z]+|\d+)(?: (?:[a-z]+|\d+))*$/;

/**
 * The characters that are kept: numbers, words with the signs that make a name, and signs that
 * stand for words.
 */
const KEPT = new RegExp(
  [
    String.raw`(?:(?<![\p{L}\p{M}\p{N}.,-])-(?=[.,]?\d))?(?:(?<!\d)[.,])?\d+(?:[.,/]\d+|\^-?\d+)*`,
    // The blood group O-.
    String.raw`(?<![\p{L}\p{M}\p{N}])\p{L}{1,2}-(?=$|[\s,.;:!?)])`,
    String.raw`[\p{L}\p{M}\p{Nl}\p{No}]+(?:(?:#|\++)(?![\p{L}\p{N}]))?`,
    String.raw`#(?=\s?\d)`,
    String.raw`(?<=\d\s?)\+(?=\s?\d)`,
    '[&%=]',
    String.raw`(?![+~|^=\x60])\p{S}[\p{M}\u{E0020}-\u{E007F}]*`,
  ].join('|'),
  'gu',
);

/** Scripts that put no spaces between words. */
const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hira}\p{Script=Kana}\p{Script=Thai}]`;
const SPACE_BETWEEN = new RegExp(`(?<=${UNSPACED}) (?=${UNSPACED})`, 'gu');

/** Words and signs, from lower-case text. */
function words(text: string): string {
  if (PLAIN.test(text)) return text;
  const joined = text
    // An article that lost its vowel is a word; all other apostrophes join.
    .replace(/(?<![\p{L}\p{N}])([ld])['’ʼ](?=\p{L})/gu, '$1 ')
    // Rock'n'roll.
    .replace(/['’]n['’]/g, ' n ')
    .replace(/['’ʼ`´‘′]/g, '')
    // U.S.A., J. K.
    .replace(/(?<![\p{L}\p{N}])\p{L}(?:\.\s?\p{L}(?![\p{L}\p{M}]))+/gu, (initials) =>
      initials.replace(/[.\s]/g, ''),
    )
    .replace(/^\s*-\s+(?=\d)/, '-');
  return (joined.match(KEPT)?.join(' ') ?? '').replace(SPACE_BETWEEN, '');
}
