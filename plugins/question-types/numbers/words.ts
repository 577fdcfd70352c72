import { toCardinal as ar } from 'n2words/ar-SA';
import { toCardinal as de } from 'n2words/de-DE';
import { toCardinal as en } from 'n2words/en-US';
import { toCardinal as es } from 'n2words/es-ES';
import { toCardinal as fr } from 'n2words/fr-FR';
import { toCardinal as hi } from 'n2words/hi-IN';
import { toCardinal as id } from 'n2words/id-ID';
import { toCardinal as pt } from 'n2words/pt-PT';
import { LANGUAGES, type Language, VOCABULARIES } from '../../../vocabulary/all.ts';
import { folded } from './folded.ts';
import { multiple } from './multiples.ts';

const CARDINALS: Record<Language, (value: number) => string> = { ar, de, en, es, fr, hi, id, pt };

/** Words between the parts of a number. */
const linksOf = (language: Language): readonly string[] => VOCABULARIES[language].numbers.links;

/** The longest number below a thousand has so many words. */
const MOST_WORDS = 7;

const known = new Map<Language, Map<string, number>>();

/** Numbers below 1,000 by their words without spaces; made when a language is first used. */
function wordsOf(language: Language): Map<string, number> {
  const before = known.get(language);
  if (before) return before;
  const words = new Map<string, number>();
  const add = (text: string, value: number) => {
    const key = joined(text);
    if (!words.has(key)) words.set(key, value);
  };
  for (let value = 0; value < 1000; value++) {
    const text = CARDINALS[language](value);
    add(text, value);
    if (language === 'en') add(text.replace('hundred ', 'hundred and '), value);
    if (language === 'de') add(text.replace(/^einhundert/, 'hundert'), value);
    if (language === 'fr') add(text.replace(/(cent|vingt)s$/, '$1'), value);
    // Where texts are compared, every "and" is the same word.
    for (const link of linksOf(language)) add(text.replaceAll(` ${link} `, ' and '), value);
    // The word for "and" is written with the next one, and taken off there.
    if (language === 'ar') add(text.replaceAll(' و', ' '), value);
  }
  if (language === 'de') {
    for (let value = 1100; value < 2000; value++) {
      const tens = value % 100 === 0 ? '' : de(value % 100);
      add(`${de(Math.floor(value / 100))}hundert${tens}`, value);
    }
  }
  for (const variant of VOCABULARIES[language].numbers.variants) {
    const [word = '', value] = variant.split('=');
    add(word, Number(value));
  }
  known.set(language, words);
  return words;
}

const joined = (text: string): string => folded(text).replace(/[\s-]+/g, '');

/** German writes a number in one word. */
const apart = (word: string): string[] =>
  word
    .replace(/(tausend|million(?:en)?|milliarden?)(?:und(?!ert))?/g, ' $1 ')
    .trim()
    .split(/\s+/);

export interface WordsRead {
  value: number;
  /** Words that were read. */
  length: number;
}

/**
 * Reads a number in words from the start of these; undefined when there is none.
 * @param language whose words they are
 */
export function readWords(given: readonly string[], language: Language): WordsRead | undefined {
  const numbers = wordsOf(language);
  const { words, ends } = spread(given, numbers, language);
  let total = 0;
  let group: number | undefined;
  let smallest = Number.POSITIVE_INFINITY;
  let hundreds = false;
  let read: WordsRead | undefined;
  let at = language === 'en' && /^an?$/.test(words[0] ?? '') && isOwn(words[1], language) ? 1 : 0;
  while (at < words.length) {
    const word = words[at] ?? '';
    const factor = isOwn(word, language) ? (multiple(word, language) ?? 1) : 1;
    const found = below1000(words, at, numbers);
    if (found && found.value >= 1000 && found.value % 1000 === 0) {
      // One word for a thousand, two thousand, two million.
      if (group !== undefined || found.value >= smallest) break;
      total += found.value;
      smallest = found.value;
      at += found.length;
    } else if (found && !(factor > 100)) {
      if (group === undefined) group = found.value;
      else if (hundreds && found.value < 100) group += found.value;
      // Nineteen forty-five.
      else if (language === 'en' && isYear(group, found.value)) group = group * 100 + found.value;
      else break;
      hundreds = false;
      at += found.length;
    } else if (factor === 100 && (group ?? 1) < 100) {
      group = (group ?? 1) * 100;
      hundreds = true;
      at += 1;
    } else if (factor > 100 && (factor < smallest || group === undefined)) {
      // Tres mil millones: what was a thousand is a thousand millions.
      if (factor > smallest) total *= factor;
      else total += (group ?? 1) * factor;
      smallest = factor;
      group = undefined;
      hundreds = false;
      at += 1;
    } else if (read && (word === 'and' || linksOf(language).includes(word))) {
      at += 1;
      continue;
    } else break;
    const end = ends[at - 1];
    if (end !== undefined) read = { value: total + (group ?? 0), length: end };
  }
  return read;
}

/** Whether reading a number from here is worth a try. Quick, as most words are none. */
export function mayBeginNumber(
  word: string,
  next: string | undefined,
  language: Language,
): boolean {
  const key = folded(word);
  return (
    wordsOf(language).has(key) ||
    isOwn(key, language) ||
    (language === 'en' && /^an?$/.test(key) && isOwn(next, language)) ||
    (language === 'de' && /hundert|tausend|million|milliarde/.test(key))
  );
}

/** Whether a word begins with the Arabic "and": "وأحد عشر" is and eleven, "واحد" alone is one. */
function isAndWith(word: string, next: string | undefined, numbers: ReadonlyMap<string, number>) {
  if (!/^و./.test(word)) return false;
  return !numbers.has(word) || numbers.has(word.slice(1) + folded(next ?? ''));
}

/** The words one by one, and for each that ends a given word how many of those are behind us then. */
function spread(
  given: readonly string[],
  numbers: ReadonlyMap<string, number>,
  language: Language,
) {
  const words: string[] = [];
  const ends: (number | undefined)[] = [];
  for (const [index, raw] of given.entries()) {
    const word = folded(raw);
    const joins = language === 'ar' && index > 0 && isAndWith(word, given[index + 1], numbers);
    const parts =
      language === 'de' && !numbers.has(word) ? apart(word) : [joins ? word.slice(1) : word];
    for (const [place, part] of parts.entries()) {
      words.push(part);
      ends.push(place === parts.length - 1 ? index + 1 : undefined);
    }
  }
  return { words, ends };
}

/** A multiple of the language, and not a sign such as "k" or a word of another one. */
const isOwn = (word: string | undefined, language: Language): boolean =>
  word !== undefined && OWN_MULTIPLES[language].has(word);

const OWN_MULTIPLES = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    new Set(VOCABULARIES[language].numbers.multiples.map(folded)),
  ]),
) as Record<Language, Set<string>>;

const isYear = (century: number, year: number): boolean =>
  century >= 10 && century <= 21 && year >= 10 && year <= 99;

/** The longest run of words that is a number below a thousand, or in German below two thousand. */
function below1000(
  words: readonly string[],
  at: number,
  numbers: ReadonlyMap<string, number>,
): WordsRead | undefined {
  let run = '';
  let best: WordsRead | undefined;
  for (let length = 1; length <= MOST_WORDS && at + length <= words.length; length++) {
    run += words[at + length - 1] ?? '';
    const value = numbers.get(run);
    if (value !== undefined) best = { value, length };
  }
  return best;
}
