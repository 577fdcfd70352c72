import { language, sentenceAt } from './page-words.ts';
import { type Key, t } from './t.ts';

/** A sentence by a name that the server gave. @param english the server's own, which stays in English */
export function named(key: string, english: string): string {
  if (language === 'en' || sentenceAt(key) === undefined) return english;
  return t(key as Extract<Key, `problem.${string}`>);
}
