import { language } from '../../words/page-words.ts';

const names = new Intl.DisplayNames(language, { type: 'language' });

/** A language in words. @param tag BCP 47; told as it is when nobody knows it */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
