/** Languages whose words and ways to write numbers are known. */
export const LANGUAGES = ['en', 'es', 'pt', 'fr', 'de', 'hi', 'ar', 'id'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The known language that a BCP 47 tag such as `pt-BR` means; undefined when there is none. */
export function languageOf(tag: unknown): Language | undefined {
  if (typeof tag !== 'string') return 'en';
  const primary = tag.toLowerCase().split(/[-_]/, 1)[0];
  return LANGUAGES.find((language) => language === primary);
}
