import { fold } from './fold.ts';
import { MASK, readings } from './readings.ts';
import { ar } from './words/ar.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { hi } from './words/hi.ts';
import { id } from './words/id.ts';
import { pt } from './words/pt.ts';
import type { FoulWords } from './words/words.ts';

/** `either`: foul, or what somebody is called; whoever knows the person has to say. */
export type Verdict = 'fine' | 'either' | 'foul';

/** Foul words of all languages: players of one game speak several. */
const LANGUAGES: readonly FoulWords[] = [en, es, pt, fr, de, hi, ar, id];

const listed = (list: keyof FoulWords): string[] =>
  LANGUAGES.flatMap((language) => language[list].split(/\s+/).filter(Boolean));
const isExact = (word: string): boolean => word.startsWith('=');
const all = (list: keyof FoulWords): Set<string> =>
  new Set(
    listed(list)
      .filter((word) => !isExact(word))
      .map(fold),
  );

const FOUL = all('foul');
const WITHIN = [...all('within')];
const EITHER = all('either');
const EXACT = new Set(
  listed('foul')
    .filter(isExact)
    .map((word) => word.slice(1)),
);

/** Words with which a foul one is written together: "eatshit". None of them is how a name begins or ends. */
const BESIDE = new Set(
  'you your off eat suck lick big little mother dirty holy face head hole madre mère mutter'.split(
    ' ',
  ),
);

/** Judges names, and answers that everybody gets to see. */
export interface JudgeOptions {
  /** Further foul words, also as a part of others. */
  words?: readonly string[];
  /** Words that are good here, whatever the lists say. */
  allow?: readonly string[];
}

/** @returns a function that judges a text; its work is bounded by the text's first 2,000 characters */
export function judgeWith({ words = [], allow = [] }: JudgeOptions): (text: string) => Verdict {
  const own = words.map(fold);
  const allowed = new Set(allow.map(fold));
  const verdictOf = (word: string): Verdict => {
    const folded = fold(word);
    if (word.includes(MASK)) return isMasked(folded) ? 'foul' : 'fine';
    if (EXACT.has(word.normalize('NFC').toLowerCase())) return 'foul';
    if (allowed.has(folded)) return 'fine';
    const forms = shortened(folded.replace(ARTICLE, ''));
    if (forms.some((form) => own.some((part) => form.includes(part)))) return 'foul';
    if (forms.some(isFoul)) return 'foul';
    return forms.some((form) => EITHER.has(form)) ? 'either' : 'fine';
  };
  return (text) => {
    if (/🖕/u.test(text)) return 'foul';
    if (allowed.has(fold(text.trim()))) return 'fine';
    let verdict: Verdict = 'fine';
    for (const word of readings(text)) {
      const one = verdictOf(word);
      if (one === 'foul') return 'foul';
      if (one === 'either') verdict = 'either';
    }
    // Cut in the middle: "fu ck you", "Mike Hunt".
    const together = fold(text).replace(/[^\p{L}\p{M}]/gu, '');
    if (together.length > 40 || allowed.has(together)) return verdict;
    if (own.includes(together)) return 'foul';
    if (WITH_INITIAL.test(text)) return verdict;
    if (/\s/.test(text.trim()) && isCutUp(together)) return 'foul';
    return EITHER.has(together) ? 'either' : verdict;
  };
}

/** "Shi T." and "J. Ancuk" are people. */
const WITH_INITIAL = /^\P{L}*\p{L}\p{M}*\P{L}+\p{L}{2}|\p{L}{2}\P{L}+\p{L}\p{M}*\P{L}*$/u;

/** The Arabic article is written together with its word. */
const ARTICLE = /^ال(?=\p{L}{2})/u;

const isFoul = (word: string): boolean =>
  FOUL.has(word) || isGlued(word) || [word, word.replace(/(.)\1+/gu, '$1')].some(hasWithin);

const hasWithin = (word: string): boolean => WITHIN.some((part) => word.includes(part));

/** Only what is in no name may be put together over a space. */
const isCutUp = (word: string): boolean =>
  WITHIN.includes(word) ||
  WITHIN.some((part) => word.startsWith(part) && BESIDE.has(word.slice(part.length)));

/** As it is, and with a letter that is written three times or more written twice and once. */
function shortened(word: string): string[] {
  if (!/(.)\1\1/u.test(word)) return [word];
  return [word.replace(/(.)\1{2,}/gu, '$1$1'), word.replace(/(.)\1+/gu, '$1')];
}

/** "f**k": a foul word of this length, of which at least two letters are to be seen. */
function isMasked(word: string): boolean {
  if (word.replaceAll(MASK, '').length < 2) return false;
  const fits = (foul: string) =>
    foul.length === word.length &&
    Array.from(word).every((letter, at) => letter === MASK || letter === foul[at]);
  return [...FOUL, ...WITHIN].some(fits);
}

/** Whether a word falls apart into foul ones (of four letters or more) and words such as "you". */
function isGlued(word: string): boolean {
  if (word.length < 6 || word.length > 40) return false;
  // For each place: 0 when no row of words ends there, 1 for harmless ones, 2 with a foul one among them.
  const reached = new Uint8Array(word.length + 1);
  reached[0] = 1;
  for (let from = 0; from < word.length; from++) {
    const before = reached[from] ?? 0;
    if (before === 0) continue;
    for (let to = from + 1; to <= Math.min(word.length, from + 14); to++) {
      const part = word.slice(from, to);
      const foul = part.length >= 4 && FOUL.has(part);
      if (foul || BESIDE.has(part)) reached[to] = Math.max(reached[to] ?? 0, foul ? 2 : before);
    }
  }
  return reached[word.length] === 2;
}
