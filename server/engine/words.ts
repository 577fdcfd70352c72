/**
 * Something that a mode says to people. A plain text is the author's own (a team's name); a key is
 * looked up in the mode's `messages`, in the reader's language or in English.
 */
export type Words = string | { key: string; params?: Readonly<Record<string, string | number>> };

/**
 * Words by language and key. A key is a name, or an English text that stands elsewhere: a title, a problem.
 * `{name}` stands for a parameter.
 */
export type Translations = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A mode's words. `en` has the text of every key that is a name. */
export interface Messages extends Translations {
  en: Readonly<Record<string, string>>;
}

/** Words in this language: of a key that there is nowhere, the key itself. */
export function say(words: Words, translations: Translations | undefined, language = 'en'): string {
  if (typeof words === 'string') return words;
  const { key, params = {} } = words;
  const [primary = ''] = language.toLowerCase().split('-');
  const text = [language, primary, 'en']
    .map((tag) => ownOf(ownOf(translations, tag), key))
    .find((found) => typeof found === 'string');
  return (text ?? key).replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(ownOf(params, name) ?? whole),
  );
}

/**
 * An English text of a plugin in this language; as it is, where the plugin has no other. Of a text with values
 * in it the plugin has the rest: `There is room for {count}`. A value that is a text itself is found by its
 * name: `kind: a poll`.
 */
export function translated(
  text: string,
  translations: Translations | undefined,
  language: string,
): string {
  return found(text, ownOf(translations, language) ?? {}) ?? text;
}

/** @param name of the value that the text is in another one, as keys begin: `kind: ` */
function found(
  text: string,
  texts: Readonly<Record<string, string>>,
  name = '',
): string | undefined {
  const key = name + text;
  const exact = ownOf(texts, key);
  if (typeof exact === 'string') return exact;
  for (const { english, pattern, names, said } of patternsOf(texts)) {
    if (!english.startsWith(name)) continue;
    const [, ...values] = pattern.exec(key) ?? [];
    if (values.length === 0) continue;
    const params = Object.fromEntries(
      values.map((value, at) => [names[at] ?? '', found(value, texts, `${names[at]}: `) ?? value]),
    );
    return say({ key: said, params }, undefined);
  }
  return undefined;
}

/** A text with values in it, as a plugin has it. */
interface TextPattern {
  english: string;
  pattern: RegExp;
  /** Of the values, in their order. */
  names: string[];
  /** In the other language. */
  said: string;
}

const known = new WeakMap<object, TextPattern[]>();

/** The patterns of a language's texts, made once; first those that say the most. */
function patternsOf(texts: Readonly<Record<string, string>>): TextPattern[] {
  const before = known.get(texts);
  if (before) return before;
  const patterns = Object.entries(texts).flatMap(([english, said]) => {
    const parts = english.split(/\{(\w+)\}/);
    const names = parts.filter((_, at) => at % 2 === 1);
    if (names.length === 0) return [];
    const rest = parts.filter((_, at) => at % 2 === 0).map(escaped);
    const pattern = new RegExp(`^${rest.join('(.+)')}$`, 's');
    return { english, pattern, names, said: `${said}`, length: rest.join('').length };
  });
  patterns.sort((one, other) => other.length - one.length);
  known.set(texts, patterns);
  return patterns;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const ownOf = <Value>(from: Readonly<Record<string, Value>> | undefined, key: string) =>
  from && Object.hasOwn(from, key) ? from[key] : undefined;

/** The first language that is asked for and known, English among them; English when there is none. */
export function fittingLanguage(wanted: readonly string[], translations?: Translations): string {
  const known = new Set(['en', ...Object.keys(translations ?? {})]);
  const tags = wanted.flatMap((tag) => [tag, tag.toLowerCase().split(/[-_]/, 1)[0] ?? '']);
  return tags.find((tag) => known.has(tag)) ?? 'en';
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
