import { language, sentenceAt } from '../../words/page-words.ts';
import { type Key, t } from '../../words/t.ts';

/**
 * A refusal for a host, by its code; the server's own message where the page's language has no
 * sentence for it. In English that message stays: it knows more.
 */
export const inWords = ({ code, message }: { code: string; message: string }): string =>
  named(`problem.${code}`, message);

/** The title of a mode; its own if it came with a plugin. */
export const modeTitle = ({ name, title }: { name: string; title: string }): string =>
  named(`mode.${name}`, title);

/** The rules of a mode in a line, as far as there are any. */
export const modeAbout = (name: string, about: string | undefined): string | undefined =>
  about && named(`mode.${name}About`, about);

/** The title of a question type; its own if it came with a plugin. */
export const typeTitle = ({ name, title }: { name: string; title: string }): string =>
  named(`kind.${name}`, title);

/** A sentence by a name that the server gave; in English, the server's own. */
function named(key: string, english: string): string {
  if (language === 'en' || sentenceAt(key) === undefined) return english;
  return t(key as Extract<Key, `problem.${string}`>);
}
