import { existsSync, readFileSync } from 'node:fs';
import type { Language } from '../../../vocabulary/all.ts';
import { withoutAl, withPlainAlef } from './articles.ts';
import { WordFilter } from './bloom.ts';
import { canonical } from './canonical.ts';

const DATA = new URL('./data/', import.meta.url);

const filters = new Map<Language, WordFilter | undefined>();
const pairs = new Map<Language, ReadonlySet<string>>();

/**
 * Whether a word, in canonical form, is one of the language: whoever typed it meant it. The list is
 * read when the language is first used in a thread.
 */
export function isKnownWord(word: string, language: Language): boolean {
  if (!filters.has(language)) filters.set(language, readFilter(language));
  return filters.get(language)?.has(word) ?? false;
}

/** Whether two words, in canonical form, are answers that people confuse: neither is a slip for the other. */
export function areConfused(one: string, other: string, language: Language): boolean {
  let known = pairs.get(language);
  if (!known) {
    known = new Set(
      readPairs(language).map(([first, second]) => pairKey([listed(first), listed(second)])),
    );
    pairs.set(language, known);
  }
  return known.has(pairKey([one, other]));
}

/** Pairs of words that people confuse, as they were written down. */
export function readPairs(language: Language): [string, string][] {
  const text = readFileSync(new URL(`confusable/${language}.txt`, DATA), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.includes('|') && !line.startsWith('#'))
    .map((line) => line.split('|').map((word) => word.trim()) as [string, string]);
}

/** A word of a list in the form in which it is looked for. */
export const listed = (word: string): string => withoutAl(withPlainAlef(canonical(word)));

const pairKey = ([one, other]: readonly [string, string]): string =>
  one < other ? `${one}|${other}` : `${other}|${one}`;

function readFilter(language: Language): WordFilter | undefined {
  const file = new URL(`known-words/${language}.bloom`, DATA);
  return existsSync(file) ? new WordFilter(readFileSync(file)) : undefined;
}
