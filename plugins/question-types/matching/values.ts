import { toOrdinal } from 'n2words/en-US';
import type { Language } from '../../../vocabulary/all.ts';
import { multiple } from '../numbers/multiples.ts';
import { plainDecimals } from '../numbers/separators.ts';
import { mayBeginNumber, readWords } from '../numbers/words.ts';
import { withoutAl } from './articles.ts';
import { romanValue } from './roman.ts';

/** Words that are looked at for one number. */
const MOST_WORDS = 12;

const ORDINALS = new Map(
  Array.from({ length: 100 }, (_, index): [string, number] => [toOrdinal(index + 1), index + 1]),
);

/** Endings of digits that count: 2nd. */
const ORDINAL_ENDING = /^(?:st|nd|rd|th)$/;

/** Words with every number among them in digits: two answers of one value have the same ones. */
export function valueKey(words: readonly string[], language: Language | undefined): string {
  const place = placeOf(words);
  if (place !== undefined) return `${place}.`;
  const values: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const next = words[at + 1] ?? '';
    if (/^[-.,]?\d/.test(word)) {
      const number = plainNumber(word, language, words.length === 1);
      const times = next.length > 2 ? multiple(next, language) : undefined;
      values.push(
        times === undefined || /[ /^]/.test(number) ? number : String(Number(number) * times),
      );
      if (times !== undefined || ORDINAL_ENDING.test(next)) at += 1;
      continue;
    }
    // Twenty-first; first, where it is all there is, is another answer than one.
    const ordinal = ORDINALS.get(`${word}-${next}`);
    if (ordinal !== undefined) {
      values.push(String(ordinal));
      at += 1;
      continue;
    }
    const read = numberAt(words, at, language);
    if (read) {
      values.push(String(read.value));
      at += read.length - 1;
      continue;
    }
    const counted =
      (words.length > 1 ? ORDINALS.get(word) : undefined) ??
      (at > 0 || words.length === 1 ? romanNumeral(word, words.length === 1) : undefined);
    values.push(counted === undefined ? withoutAl(word) : String(counted));
  }
  return values.join(' ');
}

/** The place that is all there is to an answer: "first", "1st". */
function placeOf([word = '', ending, ...more]: readonly string[]): number | undefined {
  if (ending === undefined) return ORDINALS.get(word);
  if (more.length > 0) return undefined;
  if (/^\d+$/.test(word)) return ORDINAL_ENDING.test(ending) ? Number(word) : undefined;
  return ORDINALS.get(`${word}-${ending}`);
}

/** The number that a single word stands for behind others; undefined when it is none. */
export function numeralOf(word: string, language: Language | undefined): number | undefined {
  return ORDINALS.get(word) ?? romanNumeral(word, false) ?? numberAt([word], 0, language)?.value;
}

/** Single letters are too often a letter to be 50, 100, 500 or 1,000. */
function romanNumeral(word: string, alone: boolean): number | undefined {
  if (alone && word.length < 2) return undefined;
  return /^[cdlm]$/.test(word) ? undefined : romanValue(word);
}

function numberAt(words: readonly string[], at: number, language: Language | undefined) {
  const word = words[at] ?? '';
  const next = words[at + 1];
  if (language !== undefined && language !== 'en' && mayBeginNumber(word, next, language)) {
    const read = readWords(words.slice(at, at + MOST_WORDS), language);
    if (read) return read;
  }
  if (!mayBeginNumber(word, next, 'en')) return undefined;
  return readWords(words.slice(at, at + MOST_WORDS), 'en');
}

/** "1,000" as "1000"; "20.7.1969" as the three numbers that it is of. */
function plainNumber(word: string, language: Language | undefined, alone: boolean): string {
  if (/[/^]/.test(word)) return word.split('/').length > 2 ? word.replaceAll('/', ' ') : word;
  const [, sign = '', digits = ''] = /^(-?)(.*)$/.exec(word) ?? [];
  const [plain] = plainDecimals(digits, language ?? 'en');
  if (plain === undefined) return digits.replace(/[.,]0*/g, ' ');
  // 3.10 is another version than 3.1.
  return sign + (alone ? plain.replace(/\.0+$|(\.\d*?)0+$/, '$1') : plain);
}
