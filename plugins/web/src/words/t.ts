import { type ComponentChild, createElement } from 'preact';
import { number } from './numbers.ts';
import { isRightToLeft, language, sentenceAt } from './page-words.ts';
import { parts } from './parts.ts';
import type { Sentences } from './sentences.ts';

/** The section and the name of a sentence in `words/en.json`. */
export type Key = keyof Sentences;

type Values<K extends Key> = [Sentences[K]] extends [never] ? [] : [values: Sentences[K]];

type Given = Readonly<Record<string, string | number>>;

const cardinals = new Intl.PluralRules(language);
const ordinals = new Intl.PluralRules(language, { type: 'ordinal' });

/**
 * A sentence in the page's language, as plain text. Numbers in it are written as the language does; by
 * `count` or `rank` it takes the form that the number asks for. Where the page has no words, as in the
 * build, it is the key in double braces.
 */
export function t<K extends Key>(key: K, ...[values]: Values<K>): string {
  return filled(chosen(key, values ?? {}), values ?? {});
}

/** The same as elements: what stands in `<bdi>` or `<small>` in the sentence does so on the page. */
export function rich<K extends Key>(key: K, ...[values]: Values<K>): ComponentChild[] {
  return parts(chosen(key, values ?? {})).map(({ tag, text }) =>
    tag ? createElement(tag, null, filled(text, values ?? {})) : filled(text, values ?? {}),
  );
}

function chosen(key: Key, { count, rank }: Given): string {
  const sentence = sentenceAt(key) ?? `{{${key}}}`;
  if (typeof sentence === 'string') return sentence;
  const form =
    count === undefined ? ordinals.select(Number(rank)) : cardinals.select(Number(count));
  return sentence[form] ?? sentence.other ?? '';
}

const filled = (text: string, values: Given): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? number(value) : isolated(value);
  });

/** Hebrew, Arabic and their like. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;

/** A text that may run the other way leaves the order of the others as it is: "8,848 m" stays so. */
export const isolated = (text: string): string =>
  isRightToLeft || RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
