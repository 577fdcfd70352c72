import type { z } from 'zod';
import { fittingVocabulary } from '../../vocabulary/all.ts';
import type { ProblemWords } from '../../vocabulary/vocabulary.ts';
import { fittingLanguage, say, type Translations, translated } from '../engine/words.ts';

/** Characters of a message that repeats what was sent. */
const LONGEST = 200;

/** The reader of a sentence. */
export interface Reader {
  /** BCP 47 tags, the most wanted first. */
  wanted: readonly string[];
  /** Of the question's type, for the problems that it alone knows. */
  translations?: Translations | undefined;
}

/** Somebody who has asked for no language. */
const ANYBODY: Reader = { wanted: [] };

/** The core's words for problems, in the reader's language. */
export const problemWords = ({ wanted }: Reader = ANYBODY): ProblemWords =>
  fittingVocabulary(wanted).problems;

/** A schema's issue with a question, as a sentence for its author. */
export function issueInWords(issue: z.core.$ZodIssue, reader: Reader = ANYBODY): string {
  const words = sentence(issue, reader);
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST)} ...`;
}

function sentence(issue: z.core.$ZodIssue, reader: Reader): string {
  const words = problemWords(reader);
  const what = named(issue.path, words);
  const put = (key: keyof ProblemWords, params: Record<string, string | number> = {}) =>
    say({ key: words[key], params: { what, ...params } }, undefined);
  switch (issue.code) {
    case 'unrecognized_keys':
      return put('unknown', { fields: issue.keys.map((key) => `“${key}”`).join(', ') });
    case 'too_big':
      return put(tooBig(issue), { count: Number(issue.maximum) });
    case 'too_small':
      return put(tooSmall(issue), { count: Number(issue.minimum) });
    case 'invalid_type':
      return /received undefined$/.test(issue.message)
        ? put('missing')
        : put('mustBe', { kind: kindOf(issue.expected, words) });
    case 'invalid_value':
      return put('oneOf', { values: issue.values.join(', ') });
    default: {
      const problem = said(issue, reader);
      return issue.path.length > 0
        ? `${what}: ${problem}.`
        : `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`;
    }
  }
}

/** A problem that the core finds by itself, which is in `params`; or one that a type alone knows. */
function said(issue: z.core.$ZodIssue, reader: Reader): string {
  const { core, ...params } = issue.code === 'custom' ? (issue.params ?? {}) : {};
  const words = problemWords(reader);
  if (typeof core === 'string' && Object.hasOwn(words, core))
    return say({ key: words[core as keyof ProblemWords], params }, undefined);
  const { wanted, translations } = reader;
  return translated(issue.message, translations, fittingLanguage(wanted, translations));
}

/** The types that schemas expect, in words. */
const KINDS: Record<string, keyof ProblemWords> = {
  string: 'text',
  number: 'number',
  int: 'whole',
  boolean: 'truth',
  array: 'list',
  object: 'fields',
};

function kindOf(expected: string, words: ProblemWords): string {
  const kind = Object.hasOwn(KINDS, expected) ? KINDS[expected] : undefined;
  return kind === undefined ? expected : words[kind];
}

function tooBig({ origin }: z.core.$ZodIssueTooBig): keyof ProblemWords {
  if (origin === 'string') return 'longText';
  return origin === 'array' ? 'manyEntries' : 'large';
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): keyof ProblemWords {
  if (origin === 'string') return minimum === 1 ? 'empty' : 'shortText';
  if (origin === 'array') return minimum === 1 ? 'noEntry' : 'fewEntries';
  return 'small';
}

/** `options`, or entry 2 of `options`. */
function named(path: readonly PropertyKey[], { question, entry }: ProblemWords): string {
  const [field, index] = path;
  if (field === undefined) return question;
  return typeof index === 'number'
    ? say({ key: entry, params: { number: index + 1, field: String(field) } }, undefined)
    : `“${path.map(String).join('.')}”`;
}
