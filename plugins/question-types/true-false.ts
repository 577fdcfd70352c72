import { type Language, languageOf } from './language.ts';

type Words = readonly [right: string, wrong: string];

/**
 * The names of a true and a false statement: at most 18 code points each, as chats put them on
 * buttons.
 */
const WORDS: Record<Language, Words> = {
  en: ['True', 'False'],
  es: ['Verdadero', 'Falso'],
  pt: ['Verdadeiro', 'Falso'],
  fr: ['Vrai', 'Faux'],
  de: ['Richtig', 'Falsch'],
  hi: ['सही', 'गलत'],
  ar: ['صحيح', 'خطأ'],
  id: ['Benar', 'Salah'],
};

/** The words in this language (BCP 47), in English when they are not known. */
export const trueFalse = (language: unknown): Words => WORDS[languageOf(language) ?? 'en'];

export const allTrueFalse: readonly Words[] = Object.values(WORDS);
