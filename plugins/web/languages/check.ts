import { parts } from '../src/words/parts.ts';
import type { Sentence, Words } from './catalogue.ts';

/** Tags that may stand in a sentence: the pages make elements of them. */
const TAGS = ['b', 'bdi', 'kbd', 'small'];

/** Values by which the form of a sentence is chosen, and by which rules. */
const CHOOSERS = { count: 'cardinal', rank: 'ordinal' } as const;

/** Forms that need not say their number: "one point" in words. */
const IN_WORDS = ['zero', 'one', 'two'];

/**
 * The problems of a language's sentences, each in a line that begins with the sentence's key.
 * @param source English: every language has its sentences, with the same values and tags
 */
export function checked(tag: string, words: Words, source: Words): string[] {
  const keys = new Set([...keysOf(source), ...keysOf(words)]);
  return [...keys].flatMap((key) => {
    const own = sentenceAt(words, key);
    const english = sentenceAt(source, key);
    if (own === undefined) return [`${key} is missing`];
    if (english === undefined) return [`${key} is spare: English has no such sentence`];
    const problems = [...formProblems(own, english, tag), ...textProblems(own, english)];
    return problems.map((problem) => `${key} ${problem}`);
  });
}

/** The keys of all sentences: `join.pin`. */
export const keysOf = (words: Words): string[] =>
  Object.entries(words).flatMap(([section, sentences]) =>
    Object.keys(sentences).map((name) => `${section}.${name}`),
  );

export function sentenceAt(words: Words, key: string): Sentence | undefined {
  const [section = '', name = ''] = key.split('.');
  return words[section]?.[name];
}

/** The names of the values that a sentence takes. */
export const valuesOf = (sentence: Sentence): string[] =>
  found(sentence, (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));

/** By what the form of a sentence is chosen, if it has forms. */
export function chooserOf(sentence: Sentence): keyof typeof CHOOSERS | undefined {
  const values = valuesOf(sentence);
  return (['count', 'rank'] as const).find((name) => values.includes(name));
}

const tagsOf = (sentence: Sentence): string[] =>
  found(sentence, (text) => parts(text).flatMap(({ tag }) => tag ?? []));

function found(sentence: Sentence, find: (text: string) => string[]): string[] {
  return [...new Set(Object.values(formsOf(sentence)).flatMap(find))];
}

const formsOf = (sentence: Sentence): Readonly<Record<string, string>> =>
  typeof sentence === 'string' ? { '': sentence } : sentence;

/** Whether it has a form for each plural category of its language. */
function formProblems(sentence: Sentence, english: Sentence, tag: string): string[] {
  const chooser = chooserOf(english);
  if (typeof sentence === 'string') {
    // Many languages have one form for all places; a count is always said in forms.
    return typeof english === 'string' || chooser === 'rank' ? [] : ['needs its plural forms'];
  }
  if (!chooser) return ['has forms, and neither {count} nor {rank} to choose by'];
  const type = CHOOSERS[chooser];
  const wanted: string[] = new Intl.PluralRules(tag, { type }).resolvedOptions().pluralCategories;
  const own = Object.keys(sentence);
  return [
    ...without(wanted, own).map((form) => `lacks the form "${form}"`),
    ...without(own, wanted).map((form) => `has the form "${form}", which "${tag}" does not have`),
  ];
}

/** Whether each of its forms takes the values, and has the tags, of the English sentence. */
function textProblems(sentence: Sentence, english: Sentence): string[] {
  const [values, tags] = [valuesOf(english), tagsOf(english)];
  return Object.entries(formsOf(sentence)).flatMap(([form, text]) => {
    if (text === '' || text !== text.trim()) return ['is empty, or has spaces around it'];
    const spared = IN_WORDS.includes(form) ? Object.keys(CHOOSERS) : [];
    return [
      ...without(values, [...valuesOf(text), ...spared]).map((name) => `lacks {${name}}`),
      ...without(valuesOf(text), values).map((name) => `has {${name}}, which it does not get`),
      ...without(tags, tagsOf(text)).map((name) => `lacks <${name}>`),
      ...without(
        tagsOf(text),
        tags.filter((name) => TAGS.includes(name)),
      ).map((name) => `has <${name}>, which it may not`),
    ];
  });
}

const without = (all: readonly string[], some: readonly string[]): string[] =>
  all.filter((one) => !some.includes(one));
