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

/** @param tag BCP 47 */
export function loadIn(tag: string): void {
  const address = new URL(location.href);
  address.searchParams.set('lang', tag);
  location.replace(address);
}
