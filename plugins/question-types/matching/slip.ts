import type { Language } from '../../../vocabulary/all.ts';
import { withoutAl } from './articles.ts';
import { slipsBetween } from './distance.ts';
import { areConfused, isKnownWord } from './known-words.ts';
import { areSingularAndPlural } from './plurals.ts';
import { romanValue } from './roman.ts';
import { numeralOf } from './values.ts';

/** Letters of the shortest word in which a slip is forgiven: shorter ones are too close to others. */
const SHORTEST = 5;

/** Letters from which two slips are. */
const LONG = 8;

/** Scripts in which one sign is a word. */
const IDEOGRAPH = /\p{Script=Han}/u;

/**
 * Slips that are forgiven in a word. Where no list tells other words from slips, fewer are.
 * @param language undefined when there is no list
 */
export function forgivenSlips(word: string, language: Language | undefined): number {
  if (/\d/.test(word) || IDEOGRAPH.test(word)) return 0;
  if (language === undefined) return word.length < LONG ? 0 : 1;
  return word.length < SHORTEST ? 0 : word.length < LONG ? 1 : 2;
}

/**
 * Slips by which what was typed differs from an answer, word by word; a plural counts as none.
 * Undefined when it is another answer: too far away, or with a word in it that is known as another.
 */
export function slipsIn(
  answer: readonly string[],
  typed: readonly string[],
  language: Language | undefined,
): number | undefined {
  if (answer.length !== typed.length) return undefined;
  let slips = 0;
  for (let at = 0; at < answer.length; at++) {
    const meant = answer[at] ?? '';
    const given = typed[at] ?? '';
    if (meant === given) continue;
    const here = slipsInWord(meant, given, language);
    if (here === undefined) return undefined;
    slips += here;
  }
  return slips;
}

function slipsInWord(meant: string, given: string, language: Language | undefined) {
  if (meant[0] !== given[0]) return undefined;
  if (areSingularAndPlural(meant, given, language)) {
    return areOther(meant, given, language) ? undefined : 0;
  }
  const most = forgivenSlips(meant, language);
  if (most === 0 || /\d/.test(given) || romanValue(meant) !== undefined) return undefined;
  const slips = slipsBetween(meant, given, most);
  if (slips > most || areOther(meant, given, language)) return undefined;
  return listsFor(language).some((list) => isOther(given, list)) ? undefined : slips;
}

/** Languages with a dictionary. The lists of the others are of names, and of things that quizzes ask for. */
const WITH_DICTIONARY = new Set<Language>(['en', 'es', 'fr', 'de']);

/**
 * The languages whose words are known in a quiz of this one: its own, and English where it has few.
 */
function listsFor(language: Language | undefined): Language[] {
  if (language === undefined) return ['en'];
  return WITH_DICTIONARY.has(language) ? [language] : [language, 'en'];
}

const isForeign = (language: Language | undefined): language is Language =>
  language !== undefined && language !== 'en';

const isOther = (word: string, language: Language): boolean =>
  isKnownWord(withoutAl(word), language) || numeralOf(word, language) !== undefined;

const areOther = (one: string, other: string, language: Language | undefined): boolean =>
  areConfused(one, other, 'en') ||
  (isForeign(language) && areConfused(withoutAl(one), withoutAl(other), language));
