import { remarks } from '../../vocabulary/remarks.ts';
import { fittingLanguage, type Translations, translated } from '../engine/words.ts';

/**
 * Says remarks on files and marked-up texts in the first language that is wanted and known: the core's by its
 * own words, others by `translations`. One without words stays English.
 * @param wanted BCP 47 tags, the most wanted first
 */
export function remarksIn(
  wanted: readonly string[],
  translations?: Translations,
): (text: string) => string {
  const sources = [remarks, translations].flatMap((words) => {
    const language = fittingLanguage(wanted, words);
    return language === 'en' ? [] : { words, language };
  });
  return (text) =>
    sources
      .map(({ words, language }) => translated(text, words, language))
      .find((said) => said !== text) ?? text;
}
