import { type Language, languageOf } from '../../../vocabulary/all.ts';
import { inUnit, type NumberRead, readNumber } from '../numbers/read-number.ts';
import { canonical, type Marks } from './canonical.ts';
import { forgivenSlips, slipsIn } from './slip.ts';
import { valueKey } from './values.ts';
import { writtenWords } from './written.ts';

/** How close a typed answer must be: `accents` is tolerant but for marks on letters. */
export const STRICTNESS = ['tolerant', 'accents', 'exact'] as const;
export type Strictness = (typeof STRICTNESS)[number];

export interface MatcherOptions {
  accepted: readonly string[];
  /** Answers that are wrong, however close they are to an accepted one. */
  refused?: readonly string[] | undefined;
  match?: Strictness | undefined;
  /** BCP 47 tag. */
  language?: unknown;
}

/** An answer in the forms in which what is typed is compared with it. */
interface Answer {
  words: string[];
  value: string;
  joined: string;
  /** Without marks on letters, where those count. */
  folded: string[] | undefined;
  /** Whether a slip is forgiven in any word of it. */
  forgives: boolean;
  number: NumberRead | undefined;
}

/** Code units of a text that is looked at: no answer is longer. */
const LONGEST = 200;

/** Letters of words that may be joined: "newyork". */
const SHORTEST_JOINED = 3;

/** How German, Danish and others write letters without their marks. */
const WRITTEN_OUT: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/**
 * Finds the accepted answer that a typed one means. In layers: the same text, the same in canonical
 * form, the same value otherwise written, a slip. Everything worked out of the answers is kept.
 */
export class Matcher {
  readonly #language: Language | undefined;
  readonly #marks: Marks;
  readonly #exact: boolean;
  readonly #answers: Answer[];
  readonly #refused: Answer[];
  /** Indexes of accepted answers by text, canonical form and value; those of refused ones are negative. */
  readonly #texts = new Map<string, number>();
  readonly #canonicals = new Map<string, number>();
  readonly #values = new Map<string, number>();
  /** An answer is graded, and then put into its line. */
  #last: { typed: string; index: number | undefined } | undefined;
  readonly #hasNumber: boolean;
  /** Whether what is typed can have a value that is not its words, and be one of them by it. */
  readonly #hasValues: boolean;

  constructor({ accepted, refused = [], match = 'tolerant', language }: MatcherOptions) {
    this.#language = languageOf(language);
    this.#marks = match === 'tolerant' ? 'fold' : 'keep';
    this.#exact = match === 'exact';
    // Those that are refused come first: what is one of them is none of the others.
    this.#refused = refused.map((text, index) => this.#learn(text, -1 - index));
    this.#answers = accepted.map((text, index) => this.#learn(text, index));
    const all = [...this.#refused, ...this.#answers];
    this.#hasNumber = all.some(({ number }) => number);
    this.#hasValues =
      this.#language === 'ar' ||
      all.some(({ words, value }) => value !== words.join(' ') || /\d/.test(value));
  }

  /** The index of the accepted answer; undefined when what was typed is none. */
  find(typed: string): number | undefined {
    if (typed.length > LONGEST) return undefined;
    if (this.#last?.typed !== typed) this.#last = { typed, index: this.#find(typed) };
    const { index } = this.#last;
    return index === undefined || index < 0 ? undefined : index;
  }

  /** The common key of answers that count as the same one, whether right or wrong. */
  key(typed: string): string {
    return this.#exact ? plain(typed) : canonical(typed, this.#marks) || plain(typed);
  }

  #find(typed: string): number | undefined {
    const same = this.#texts.get(typed);
    if (same !== undefined) return same;
    if (this.#exact) return this.#texts.get(plain(typed));
    const form = canonical(typed, this.#marks);
    const equal = this.#canonicals.get(form);
    if (equal !== undefined || form === '') return equal;
    const words = writtenWords(form, this.#language);
    return (
      this.#values.get(this.#hasValues ? valueKey(words, this.#language) : words.join(' ')) ??
      this.#writtenOut(typed) ??
      this.#joined(words) ??
      this.#number(typed) ??
      this.#slip(words)
    );
  }

  #learn(text: string, index: number): Answer {
    const form = canonical(text, this.#marks);
    const words = writtenWords(form, this.#language);
    const value = valueKey(words, this.#language);
    add(this.#texts, this.#exact ? plain(text) : text, index);
    add(this.#canonicals, form || text, index);
    add(this.#values, value, index);
    const out = writtenOut(text);
    if (out !== undefined && this.#marks === 'fold') add(this.#canonicals, canonical(out), index);
    const number = /(?<!\d)0\d/.test(form) ? undefined : readNumber(text, this.#language);
    return {
      words,
      value,
      joined: words.join(''),
      folded: this.#marks === 'keep' ? words.map((word) => canonical(word)) : undefined,
      forgives: words.some((word) => forgivenSlips(word, this.#language) > 0 || word.length > 2),
      number: number && { ...number, readings: number.readings.slice(0, 1) },
    };
  }

  /** "Zürich" for "Zuerich"; the other way round is among the canonical forms. */
  #writtenOut(typed: string): number | undefined {
    const out = this.#marks === 'fold' ? writtenOut(typed) : undefined;
    return out === undefined ? undefined : this.#canonicals.get(canonical(out));
  }

  /** One space more or less. */
  #joined(words: string[]): number | undefined {
    const joined = words.join('');
    if (joined.length < SHORTEST_JOINED || /\d/.test(joined)) return undefined;
    return this.#first(
      (answer) => answer.joined === joined && Math.abs(answer.words.length - words.length) <= 1,
    );
  }

  #number(typed: string): number | undefined {
    if (!this.#hasNumber || /(?<!\d)0\d/.test(typed)) return undefined;
    const given = readNumber(typed, this.#language);
    return given && this.#first(({ number }) => number !== undefined && isSame(number, given));
  }

  #slip(words: string[]): number | undefined {
    let best: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    const folded = this.#marks === 'keep' ? words.map((word) => canonical(word)) : undefined;
    for (const [index, answer] of this.#inOrder()) {
      if (!answer.forgives) continue;
      const slips = slipsIn(answer.words, words, this.#language);
      if (slips === undefined || slips >= least) continue;
      // A mark that is wrong is no slip where marks count.
      if (folded && answer.folded && slipsIn(answer.folded, folded, this.#language) !== slips)
        continue;
      least = slips;
      best = index;
    }
    return best;
  }

  #first(isMeant: (answer: Answer) => boolean): number | undefined {
    for (const [index, answer] of this.#inOrder()) if (isMeant(answer)) return index;
    return undefined;
  }

  *#inOrder(): Generator<[number, Answer]> {
    for (const [index, answer] of this.#refused.entries()) yield [-1 - index, answer];
    for (const [index, answer] of this.#answers.entries()) yield [index, answer];
  }
}

function add(map: Map<string, number>, key: string, index: number): void {
  if (!map.has(key)) map.set(key, index);
}

/** As a reader sees it: in one form, without spaces that do not show. */
export const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

function writtenOut(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII has none of the letters
  if (/^[\x00-\x7f]*$/.test(text)) return undefined;
  const out = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüåø]/g, (letter) => WRITTEN_OUT[letter] ?? letter);
  return out === text.toLowerCase() ? undefined : out;
}

function isSame(answer: NumberRead, given: NumberRead): boolean {
  const [value] = answer.readings;
  const size =
    answer.unit === '' && given.unit === ''
      ? 1
      : answer.unit === '' || given.unit === ''
        ? undefined
        : inUnit(given.unit, answer.unit);
  if (value === undefined || size === undefined) return false;
  return given.readings.some(
    (reading) => Math.abs(reading * size - value) <= Math.abs(value) * 1e-12,
  );
}
