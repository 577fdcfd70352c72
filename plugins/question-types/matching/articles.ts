import { everyWord } from '../../../vocabulary/all.ts';

/** Articles that a title or a name may begin with: ours, and those of Italian names. */
const ARTICLES = new Set([...everyWord(({ articles }) => articles), 'il', 'gli', 'i', 'uno']);

/** Words without the article before them, unless it is all there is, or a letter before a number. */
export function withoutArticle(words: string[]): string[] {
  const [first = '', second] = words;
  if (second === undefined || !ARTICLES.has(first)) return words;
  if (first.length === 1 && !/^\p{L}{2}/u.test(second)) return words;
  return words.slice(1);
}

/** Whether a word within a name may be left out: "Lord of the Rings", "Heinrich der Achte". */
export const isInnerArticle = (word: string): boolean =>
  word === 'the' || word === 'der' || word === 'die';

/** An Arabic word with a plain alef at its start, as most people type it. */
export const withPlainAlef = (word: string): string => word.replace(/^(ال(?=..))?[أإآٱ]/, '$1ا');

/** An Arabic word without the article that is written with it. */
export const withoutAl = (word: string): string =>
  word.startsWith('ال') && word.length > 4 ? word.slice(2) : word;
