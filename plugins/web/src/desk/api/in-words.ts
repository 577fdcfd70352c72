import { language, sentenceAt } from '../../words/page-words.ts';
import { type Key, t } from '../../words/t.ts';

/**
 * A refusal for a host, by its code; the server's own message where the page's language has no
 * sentence for it. In English that message stays: it knows more.
 */
export function inWords({ code, message }: { code: string; message: string }): string {
  const key = `problem.${code}`;
  if (language === 'en' || sentenceAt(key) === undefined) return message;
  return t(key as Extract<Key, `problem.${string}`>);
}
