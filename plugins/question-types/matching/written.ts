import { type Language, vocabularyOf } from '../../../vocabulary/all.ts';
import { isInnerArticle, withoutArticle, withPlainAlef } from './articles.ts';
import { inFull, isCurrency } from './short-forms.ts';
import { oneSpelling } from './spellings.ts';

/**
 * The words of a canonical text, in one way of writing: short forms and signs in full, without
 * articles, initials together.
 */
export function writtenWords(canonical: string, language: Language | undefined): string[] {
  const given = withoutArticle(withInitials(canonical.split(' ')));
  const words: string[] = [];
  for (const [at, word] of given.entries()) {
    const before = given[at - 1];
    const inner = at > 0 && at < given.length - 1;
    if (inner && isInnerArticle(word)) continue;
    if (language === 'id' && word === before && word.length > 3) continue;
    if (isCurrency(word) && /^[-.\d]/.test(given[at + 1] ?? '')) continue;
    if (inner && isAnd(word, language)) words.push('and');
    else words.push(...named(word, before, language));
    if (before !== undefined && isCurrency(before) && /^[-.\d]/.test(word))
      words.push(inFull(before));
  }
  return words;
}

const isAnd = (word: string, language: Language | undefined): boolean =>
  word === '&' ||
  word === 'n' ||
  word === 'and' ||
  (language !== undefined && vocabularyOf(language).and.includes(word));

/** Signs behind a name: C#, C++, the blood group O-. */
const SIGN_NAMES: Record<string, string> = { '#': 'sharp', '+': 'plus', '-': 'minus' };

/** "c#" as "c sharp", "c++" as "c plus plus"; "° c" as "degree celsius". */
function named(word: string, before: string | undefined, language: Language | undefined): string[] {
  const [, name, signs = ''] = /^(.+?)(#|-|\++)$/u.exec(word) ?? [];
  if (name !== undefined) return [name, ...[...signs].map((sign) => SIGN_NAMES[sign] ?? sign)];
  if (before === '°' && word === 'c') return ['celsius'];
  if (before === '°' && word === 'f') return ['fahrenheit'];
  // 21st is no saint.
  if (word === 'st' && /\d$/.test(before ?? '')) return [word];
  const full = inFull(word);
  return [/^[\u0621-\u064a]/.test(full) ? withPlainAlef(full) : oneSpelling(full, language)];
}

/** Two or three letters in a row are initials: "j k rowling". */
function withInitials(words: string[]): string[] {
  if (!words.some((word, at) => isLetter(word) && isLetter(words[at + 1]))) return words;
  const joined: string[] = [];
  for (let at = 0; at < words.length; ) {
    let end = at;
    while (isLetter(words[end])) end += 1;
    if (end - at === 2 || end - at === 3) joined.push(words.slice(at, end).join(''));
    else joined.push(...words.slice(at, Math.max(end, at + 1)));
    at = Math.max(end, at + 1);
  }
  return joined;
}

const isLetter = (word: string | undefined): boolean =>
  word !== undefined && /^\p{L}$/u.test(word) && !/\p{Script=Han}/u.test(word);
