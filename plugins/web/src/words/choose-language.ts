import { language, languages } from './page-words.ts';

/** s: a year. */
const KEPT = 31_536_000;

/**
 * Loads the page again in another language, and has the server know the choice. It stands in the address, too:
 * there may be no cookies, and a page that is kept on the device is told by it to be another one.
 * @param tag BCP 47
 */
export function chooseLanguage(tag: string): void {
  // The Cookie Store does not exist on plain http, as in a classroom.
  // biome-ignore lint/suspicious/noDocumentCookie: see above
  document.cookie = `qrush-language=${tag}; path=/; max-age=${KEPT}; samesite=lax`;
  loadIn(tag);
}

/**
 * Loads the page again in a quiz's language, where nobody has asked for any that there is: the page is in
 * English then for want of a better one.
 * @param quiz BCP 47
 */
export function followQuiz(quiz: string): void {
  const tag = offered(quiz);
  if (tag !== undefined && tag !== language && !isAskedFor()) loadIn(tag);
}

/** Whether a link, a choice or the browser says what to speak, as the server looks for it. */
const isAskedFor = (): boolean =>
  /[?&]lang=/.test(location.search) ||
  /qrush-language=/.test(document.cookie) ||
  navigator.languages.some(offered);

const offered = (wish: string): string | undefined => {
  const [primary] = wish.toLowerCase().split('-', 1);
  return languages().find(([tag]) => tag === primary)?.[0];
};

function loadIn(tag: string): void {
  const address = new URL(location.href);
  address.searchParams.set('lang', tag);
  location.replace(address);
}
