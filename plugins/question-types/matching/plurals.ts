import type { Language } from '../../../vocabulary/all.ts';

/** The regular plural of a singular's ending; an empty ending stands for any other. */
type Rule = [singular: RegExp, cut: number, plural: string];

const RULES: Partial<Record<Language, Rule[]>> = {
  en: [
    [/(?:[sxz]|ch|sh)$/, 0, 'es'],
    [/f$/, 1, 'ves'],
    [/fe$/, 2, 'ves'],
    [/[^aeiou]o$/, 0, 'es'],
    [/[^aeiou]y$/, 1, 'ies'],
    [/[^sx]$/, 0, 's'],
  ],
  es: [
    [/[aeiou]$/, 0, 's'],
    [/z$/, 1, 'ces'],
    [/[^aeiousz]$/, 0, 'es'],
  ],
  pt: [
    [/[aeiou]$/, 0, 's'],
    [/ao$/, 2, 'oes'],
    [/ao$/, 2, 'aes'],
    [/m$/, 1, 'ns'],
    [/[rzs]$/, 0, 'es'],
    [/[aeou]l$/, 1, 'is'],
  ],
  fr: [
    [/[^sxz]$/, 0, 's'],
    [/(?:eau|eu)$/, 0, 'x'],
    [/al$/, 2, 'aux'],
  ],
  de: [
    [/e$/, 0, 'n'],
    [/[aiou]$/, 0, 's'],
    [/[^en]$/, 0, 'en'],
    [/in$/, 0, 'nen'],
    [/[^aeiousn]$/, 0, 'e'],
  ],
  hi: [
    [/ा$/, 1, 'े'],
    [/ी$/, 1, 'ियां'],
    [/[क-ह]$/, 0, 'ें'],
  ],
  ar: [
    [/ة$/, 1, 'ات'],
    [/[^ةا]$/, 0, 'ون'],
    [/[^ةا]$/, 0, 'ين'],
    [/[^ةا]$/, 0, 'ات'],
  ],
};

/** Letters by which a regular plural is longer at the most. */
const MOST_ADDED = 3;

/** Letters that a word has at least when its plural counts: in shorter ones it may be another word. */
const SHORTEST = 3;

/** Whether one word is the regular plural of the other, in the language or in English. */
export function areSingularAndPlural(one: string, other: string, language?: Language): boolean {
  if (one.length === other.length && language !== 'hi' && language !== 'pt') return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > MOST_ADDED || !long.startsWith(short.slice(0, -2))) return false;
  const isPlural = (of: Language) =>
    RULES[of]?.some(
      ([ending, cut, plural]) =>
        ending.test(short) && long === short.slice(0, short.length - cut) + plural,
    ) ?? false;
  if (short.length < SHORTEST) return false;
  return (
    isPlural('en') ||
    (language !== undefined && language !== 'en' && isPlural(language)) ||
    (one.length === other.length &&
      language === 'hi' &&
      RULES.hi?.some(
        ([ending, cut, plural]) => ending.test(long) && short === long.slice(0, -cut) + plural,
      ) === true)
  );
}
