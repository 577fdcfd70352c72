import { latinLook } from '../../server/plugin.ts';

/** Marks that change how a letter is written, not which it is: accents, harakat, nukta. Not the tilde of ñ. */
const MARKS = /[\p{Script=Inherited}\u{93C}\u{640}]/gu;

/** Two ways to write one sound. */
const SAME: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ى: 'ي',
  ة: 'ه',
  '\u{901}': '\u{902}',
};

const SAME_PATTERN = /[ßæœøłđıىة\u{901}]/gu;

/** A word as foul words are compared: small, without accents, in Latin letters where it only looks foreign. */
export function fold(word: string): string {
  const plain = word
    .normalize('NFKD')
    .replace(/n\u{303}/giu, 'ñ')
    .replace(MARKS, '')
    .normalize('NFC')
    .toLowerCase();
  return disguised(plain).replace(SAME_PATTERN, (letter) => SAME[letter] ?? letter);
}

/** Greek and Cyrillic letters among Latin ones, or a whole word of such that look Latin. */
function disguised(word: string): string {
  if (!/[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Cherokee}\p{Script=Armenian}]/u.test(word))
    return word;
  const latin = latinLook(word);
  return /^[\p{Script=Latin}\p{N}]+$/u.test(latin) ? latin.toLowerCase() : word;
}
