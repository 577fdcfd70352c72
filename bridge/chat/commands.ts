import { LONGEST_TYPED } from '../../server/plugin.ts';
import { LANGUAGES, type LanguageCode, languageCodes, readLanguage } from './languages/all.ts';
import type { Verbs } from './languages/language.ts';
import { plainSigns, unmarked } from './text.ts';

/** The command in a text. */
export type Command =
  | { type: 'join'; pin: string; name?: string }
  /** Six digits alone: a game's PIN, or the answer to a question about a number. */
  | { type: 'code'; pin: string }
  | { type: 'name'; name: string }
  /** Without a language: which ones are there? */
  | { type: 'language'; language?: LanguageCode }
  | { type: 'leave' }
  | { type: 'help' }
  | { type: 'hint' }
  | { type: 'stop' }
  | { type: 'web' }
  | { type: 'text' };

/** Six digits, also as "123 456" and "123-456". */
const PIN = String.raw`(\d{3})[ -]?(\d{3})(?!\d)`;
/** Neither a letter nor a digit, in any script. */
const SIGN = String.raw`[^\p{L}\p{M}\p{N}]`;
const END = String.raw`(?![\p{L}\p{M}\p{N}])`;
const CODE = new RegExp(`^${SIGN}*${PIN}${SIGN}*$`, 'u');
/** "hi 123456": a few words without any other digit. */
const GREETED = new RegExp(String.raw`^[^\p{N}]{0,40}[\s#:]${PIN}${SIGN}*$`, 'u');
const WORDS = ['leave', 'help', 'hint', 'stop', 'web'] as const;

/** Reads commands in some languages. */
class Reader {
  readonly #join: RegExp;
  readonly #name: RegExp;
  readonly #language: RegExp;
  readonly #greeted: boolean;
  readonly #words: [type: (typeof WORDS)[number], pattern: RegExp][];

  /** @param greeted whether a code may stand behind words that are no command */
  constructor(languages: readonly LanguageCode[], greeted: boolean) {
    this.#greeted = greeted;
    const oneOf = (verb: keyof Verbs, among = languages) =>
      `(?:${[...new Set(among.flatMap((code) => LANGUAGES[code].verbs[verb]))].map(pattern).join('|')})`;
    // Nothing else has a PIN behind a verb, so the verb may be of any language.
    this.#join = new RegExp(
      `^${SIGN}*${oneOf('join', languageCodes)}${SIGN}*${PIN}(?:${SIGN}*?\\s(.*)|${SIGN}*)$`,
      'isu',
    );
    this.#name = new RegExp(`^\\s*${oneOf('name')}${END}[\\s:]*(.*)$`, 'isu');
    this.#language = new RegExp(
      // The wanted language starts with no sign: else each split of a row of signs would be tried.
      `^${SIGN}*${oneOf('language')}${END}${SIGN}*((?:(?!${SIGN}).{1,30}?)?)${SIGN}*$`,
      'isu',
    );
    this.#words = WORDS.map((type) => [type, new RegExp(`^${SIGN}*${oneOf(type)}${SIGN}*$`, 'iu')]);
  }

  read(typed: string): Command {
    const text = composed(typed);
    const digits = plainSigns(text);
    const join = this.#join.exec(digits);
    if (join) {
      const [, head = '', tail = '', rest = ''] = join;
      const name = nameIn(rest);
      return { type: 'join', pin: head + tail, ...(name !== '' && { name }) };
    }
    const code = codeIn(digits) ?? (this.#greeted ? codeIn(digits, GREETED) : undefined);
    if (code) return code;
    const word = this.#words.find(([, pattern]) => pattern.test(text));
    if (word) return { type: word[0] };
    return this.#spoken(text) ?? this.#named(text) ?? { type: 'text' };
  }

  #spoken(text: string): Command | undefined {
    const wanted = this.#language.exec(text)?.[1];
    if (wanted === undefined) return undefined;
    if (wanted === '') return { type: 'language' };
    const language = readLanguage(wanted);
    return language && { type: 'language', language };
  }

  #named(text: string): Command | undefined {
    const name = this.#name.exec(text)?.[1];
    return name === undefined ? undefined : { type: 'name', name: nameIn(name) };
  }
}

/**
 * One way to write letters that can be written in two: Hindi and accents come both ways. Rows of marks
 * are cut, since sorting them takes quadratic time.
 */
const composed = (text: string): string =>
  text.replace(/(\p{M}{8})\p{M}+/gu, '$1').normalize('NFC');

/** "opt out" may be one word, or have a dash in it. */
const pattern = (verb: string): string => composed(verb).replaceAll(' ', String.raw`[\s\p{Pd}]*`);

/** A name without what stands between it and the command, and without quotes around it. */
const nameIn = (text: string): string => unmarked(text.replace(/^(?:[\s\p{Pd}:;,.|=>→•·~]+)/u, ''));

function codeIn(digits: string, pattern = CODE): Command | undefined {
  const [, head, tail] = pattern.exec(digits) ?? [];
  return head === undefined || tail === undefined ? undefined : { type: 'code', pin: head + tail };
}

/** A code that stands alone, in digits of any script. @param text of at most `LONGEST_TYPED` */
export const readCode = (text: string): Command | undefined => codeIn(plainSigns(text));

/** Whether a text is the word for a hint, in any language. @param text of at most `LONGEST_TYPED` */
export const isHint = (text: string): boolean => everyLanguage.read(text).type === 'hint';

const everyLanguage = new Reader(languageCodes, true);
const readers = new Map(languageCodes.map((code) => [code, new Reader(['en', code], false)]));

/**
 * Reads a text as a command; `text` is what is none, and may be an answer. A text that is too long
 * for an answer is no command, either.
 * @param language of somebody who is in a game: the verbs of others are words like any other then
 */
export function readCommand(text: string, language?: LanguageCode): Command {
  if (text.length > LONGEST_TYPED) return { type: 'text' };
  return ((language && readers.get(language)) ?? everyLanguage).read(text);
}
