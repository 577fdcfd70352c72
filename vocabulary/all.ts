import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { hi } from './hi.ts';
import { id } from './id.ts';
import { pt } from './pt.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Every language whose words are known. */
export const VOCABULARIES = { en, es, pt, fr, de, hi, ar, id } as const satisfies Record<
  string,
  Vocabulary
>;

export type Language = keyof typeof VOCABULARIES;

export const LANGUAGES = Object.keys(VOCABULARIES) as Language[];

/** The known language that a BCP 47 tag such as `pt-BR` means; undefined when there is none. */
export function languageOf(tag: unknown): Language | undefined {
  if (typeof tag !== 'string') return 'en';
  const primary = tag.toLowerCase().split(/[-_]/, 1)[0];
  return LANGUAGES.find((language) => language === primary);
}

/** The words of the language that a tag means; English where that is not known. */
export const vocabularyOf = (tag: unknown): Vocabulary => VOCABULARIES[languageOf(tag) ?? 'en'];

/** The words of all languages together, each once. */
export const everyWord = (of: (words: Vocabulary) => readonly string[]): string[] => [
  ...new Set(Object.values(VOCABULARIES).flatMap(of)),
];

/** The words of the first language that is asked for and known. @param wanted BCP 47, the most wanted first */
export const fittingVocabulary = (wanted: readonly string[]): Vocabulary =>
  vocabularyOf(wanted.find((tag) => languageOf(tag) !== undefined));
