import { defineQuestionType, LONGEST_TYPED, QRushError } from '../../server/plugin.ts';
import { everyWord, languageOf, vocabularyOf } from '../../vocabulary/all.ts';
import { words } from '../words/words.ts';
import {
  fittingOptions,
  isOptionIndex,
  type OptionFields,
  optionFields,
  readOption,
  readSign,
} from './options.ts';

/** Several options to choose; right is exactly the set of `correct`. The value is their indexes. */
export const multiple = defineQuestionType<OptionFields, number[]>({
  name: 'multiple',
  title: 'Multiple choice',
  translations: words,
  example: {
    text: 'Which of these are prime numbers?',
    options: ['2', '9', '11', '15'],
    correct: [0, 2],
  },
  fields: optionFields,
  quick: true,
  form: ({ options }) => ({
    kind: 'pick',
    options: options.map((text) => ({ text })),
    most: options.length,
  }),
  parse({ options }, value) {
    if (!isSelection(options, value)) {
      throw new QRushError(
        'BAD_PAYLOAD',
        `value: expected different options from 0 to ${options.length - 1}, at least one`,
      );
    }
    return value.toSorted((a, b) => a - b);
  },
  read({ options, language }, text) {
    if (text.length > LONGEST_TYPED) return undefined;
    const tokens = text.split(GAP).filter(Boolean);
    const signs = signsIn(tokens, options.length, language);
    // Signs first: "A, C" is no article before the option "C".
    const apart = tokens.length > 1 && signs.length > 1;
    const whole = apart ? undefined : readOption(options, text);
    const chosen =
      whole === undefined
        ? (readListed(options, text) ??
          readSeveral(options, signs.length > 0 ? signs : tokens.filter((token) => !isAnd(token))))
        : [whole];
    return chosen && isSelection(options, chosen) ? chosen.toSorted((a, b) => a - b) : undefined;
  },
  fits: ({ options }, text) => fittingOptions(options, text),
  grade: ({ correct }, value) =>
    value.length === correct.length && value.every((index) => correct.includes(index)) ? 1 : 0,
  correct: ({ correct }) => correct,
  right: ({ correct }) => correct,
  correctText: ({ options, correct }) => correct.map((index) => options[index]).join(', '),
  label: ({ options }, value) => value.map((index) => options[index]).join(', '),
  tally: ({ options }, value) => value.map((index) => options[index] ?? ''),
});

function isSelection(options: readonly string[], value: unknown): value is number[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= options.length &&
    value.every((index) => isOptionIndex(options, index)) &&
    new Set(value).size === value.length
  );
}

/** "A, C", "a and c", "1 3", "ac"; and options in full, with commas between them. */
function readSeveral(options: readonly string[], parts: string[]): number[] | undefined {
  if (parts.length > options.length) return undefined;
  const indexes = parts.map((part) => readSign(options.length, part) ?? readOption(options, part));
  return indexes.every((index) => index !== undefined) ? indexes : undefined;
}

/** "C++, C#": options in full that have signs in them. */
function readListed(options: readonly string[], text: string): number[] | undefined {
  const parts = text.split(/[,;\n]/).flatMap((part) => part.trim() || []);
  return parts.length > 1 ? readSeveral(options, parts) : undefined;
}

/** Between options. */
const GAP = /[\s,;+&/]+/;

/** Words for "and". */
const ANDS = new Set<string>(everyWord(({ and }) => and));

const isAnd = (token: string): boolean => ANDS.has(token.toLowerCase());

/** The letters and numbers of options in a text; empty when there is more in it than these and "and". */
function signsIn(tokens: readonly string[], count: number, language: unknown): string[] {
  const [only = ''] = tokens;
  if (tokens.length === 1 && /^[a-j]+$/i.test(only)) return [...only];
  const signs = tokens.filter((token, at) => {
    if (!isAnd(token)) return true;
    const isBetween = at > 0 && at < tokens.length - 1;
    return readSign(count, token) !== undefined && !(isBetween && isAndIn(language, token));
  });
  return signs.every((token) => /^([a-j]|\d{1,2})[).:]?$/i.test(token)) ? signs : [];
}

/** Where "e" is a letter, too: "A e C" is A and C in Portuguese, "A E C" are three, as "a e c" is in English. */
const isAndIn = (language: unknown, token: string): boolean =>
  languageOf(language) ? vocabularyOf(language).and.includes(token) : ANDS.has(token);
