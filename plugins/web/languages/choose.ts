import { acceptedLanguages } from '../../../server/plugin.ts';

/** The cookie that holds the language which somebody has chosen on a page. */
const COOKIE = /(?:^|;\s*)qrush-language=([\w-]+)/;

/** The languages that a request asks for. */
export interface Wishes {
  /** `?lang=` of its address. */
  link?: unknown;
  cookie?: string | undefined;
  /** `accept-language` */
  accepted?: string | undefined;
}

/**
 * The language of a page for a request: that of its link, or the one that was chosen, or the first that the
 * browser asks for.
 * @param offered BCP 47 tags
 * @returns one of them; undefined when none is asked for
 */
export function chosenLanguage(
  { link, cookie = '', accepted = '' }: Wishes,
  offered: readonly string[],
): string | undefined {
  const [, chosen] = cookie.match(COOKIE) ?? [];
  for (const wish of [link, chosen, ...acceptedLanguages(accepted)]) {
    const found = typeof wish === 'string' ? matching(wish, offered) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The language itself, or the one that it is a kind of: `pt` for `pt-BR`. */
function matching(wish: string, offered: readonly string[]): string | undefined {
  const wanted = wish.toLowerCase();
  const [primary] = wanted.split(/[-_]/, 1);
  return (
    offered.find((tag) => tag.toLowerCase() === wanted) ?? offered.find((tag) => tag === primary)
  );
}
