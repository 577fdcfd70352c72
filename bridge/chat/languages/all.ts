import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { hi } from './hi.ts';
import { id } from './id.ts';
import type { Language } from './language.ts';
import { pt } from './pt.ts';

/** Every language that chats speak. */
export const LANGUAGES = { en, es, pt, hi, id, ar, de, fr } as const satisfies Record<
  string,
  Language
>;

export type LanguageCode = keyof typeof LANGUAGES;

export const languageCodes = Object.keys(LANGUAGES) as LanguageCode[];

/** The language meant by its code ("pt", "pt-BR") or by its own name. */
export function readLanguage(text: string): LanguageCode | undefined {
  const wanted = text.trim().toLowerCase();
  return languageCodes.find(
    (code) => wanted.split(/[-_]/)[0] === code || LANGUAGES[code].name.toLowerCase() === wanted,
  );
}
