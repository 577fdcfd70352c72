/** In ORIGINS: pages of every origin. */
export const ANY_ORIGIN = '*';

/** In ORIGINS, and in the header: pages that have no origin, such as those of `file:`. */
const NO_ORIGIN = 'null';

/** Schemes of sockets are never those of a page. */
const SCHEME = /^(?!wss?:)[a-z][a-z0-9+.-]*:\/\//i;

/**
 * An origin as browsers write it in the header `Origin`: `https://quiz.example`, and of apps
 * `capacitor://localhost`, `tauri://localhost` or `null`; or `*` for all.
 * @returns undefined for a value that no header could match
 */
export function readOrigin(text: string): string | undefined {
  if (text === ANY_ORIGIN || text === NO_ORIGIN) return text;
  if (/^file:\/{2,3}$/i.test(text)) return 'file://';
  if (!SCHEME.test(text) || !URL.canParse(text)) return undefined;
  const { protocol, host, username, password, pathname, search, hash, origin } = new URL(text);
  const bare = [username, password, search, hash].every((part) => part === '');
  if (!bare || host === '' || (pathname !== '' && pathname !== '/') || /[?#]/.test(text))
    return undefined;
  // Of the schemes of apps URL knows no origin, but browsers send one.
  return origin === NO_ORIGIN ? `${protocol}//${host}` : origin;
}
