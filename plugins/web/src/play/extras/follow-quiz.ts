import { loadIn } from '../../words/choose-language.ts';
import { language, languages } from '../../words/page-words.ts';

/**
 * Loads the page again in a quiz's language, where nobody has asked for any that there is: the page is in
 * English then for want of a better one.
 * @param quiz BCP 47
 */
export function followQuiz(quiz = 'en'): void {
  // By a link, a choice, or the browser, as the server looks for it.
  const isAskedFor =
    /[?&]lang=|qrush-language=/.test(location.search + document.cookie) ||
    navigator.languages.some(isOffered);
  if (!isAskedFor && primary(quiz) !== language && isOffered(quiz)) loadIn(primary(quiz));
}

const primary = (tag: string): string => tag.split('-', 1)[0] ?? '';

const isOffered = (wish: string): boolean => languages().some(([tag]) => tag === primary(wish));
