/**
 * Something that a mode says to people. A plain text is the author's own (a team's name); a key is
 * looked up in the mode's `messages`, in the reader's language or in English.
 */
export type Words = string | { key: string; params?: Record<string, string | number> };

/** A mode's words by key, by language. `{name}` stands for a parameter. `en` has every key. */
export interface Messages {
  en: Readonly<Record<string, string>>;
  [language: string]: Readonly<Record<string, string>>;
}

/** Words in this language: of a key that there is nowhere, the key itself. */
export function say(words: Words, messages: Messages | undefined, language = 'en'): string {
  if (typeof words === 'string') return words;
  const { key, params = {} } = words;
  const [primary = ''] = language.toLowerCase().split('-');
  const text = messages?.[language]?.[key] ?? messages?.[primary]?.[key] ?? messages?.en[key];
  if (text === undefined) return key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** Characters of what a mode says at once. */
const LONGEST = 200;

/** Whether this is something that can be said: plugins are not always written in TypeScript. */
export function isWords(words: unknown): words is Words {
  if (typeof words === 'string') return isShort(words);
  if (typeof words !== 'object' || words === null) return false;
  const { key, params = {} } = words as { key?: unknown; params?: unknown };
  if (typeof key !== 'string' || !isShort(key)) return false;
  if (typeof params !== 'object' || params === null) return false;
  const values = Object.values(params);
  return (
    values.length <= 10 &&
    values.every((value) => Number.isFinite(value) || (typeof value === 'string' && isShort(value)))
  );
}

const isShort = (text: string) => text.length <= LONGEST;
