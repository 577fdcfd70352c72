import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

/** A page's rights: a Content-Security-Policy, by directive. */
type Directives = Record<string, (string | (() => string))[]>;

/** The rights of every page: nothing that is not from this server. */
const base = (page: string): Directives => {
  const inline = inlineOf(page);
  return {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'", () => inline().scripts],
    styleSrc: ["'self'", () => inline().styles],
    fontSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  };
};

/** A question's picture, sound or video may be on any https server. */
const GAME: Directives = {
  imgSrc: ["'self'", 'data:', 'https:'],
  mediaSrc: ["'self'", 'https:'],
  connectSrc: ["'self'", 'ws:', 'wss:'],
  workerSrc: ["'self'"],
  formAction: ["'self'"],
};

/** A route's options for a page of games. @param page its file */
export const gamePage = (page: string) => withPolicy({ ...base(page), ...GAME });

/** A route's options for a page that shows nothing of anybody's. @param page its file */
export const plainPage = (page: string) => withPolicy(base(page));

/** A route's options for the service worker: it asks this server, and nobody else. */
export const workerPolicy = () =>
  withPolicy({ defaultSrc: ["'none'"], connectSrc: ["'self'"], frameAncestors: ["'none'"] });

const withPolicy = (directives: Directives) => ({
  helmet: { contentSecurityPolicy: { useDefaults: false, directives } },
});

/** The policy of a page that no route leads to, as its header says it. @param page its file */
export function stillPolicy(page: string): string {
  const { styles } = inlineOf(page)();
  return `default-src 'none'; style-src ${styles}; font-src 'self'; img-src 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'`;
}

/**
 * Hashes of the styles and scripts that stand in a page: they alone may run without being files. Pages
 * may be built again under a running server, so they follow the file.
 */
function inlineOf(file: string): () => { styles: string; scripts: string } {
  let known = { styles: '', scripts: '' };
  let at = Number.NaN;
  return () => {
    const { mtimeMs } = statSync(file);
    if (mtimeMs !== at) {
      const html = readFileSync(file, 'utf8');
      known = { styles: hashes(html, 'style'), scripts: hashes(html, 'script') };
      at = mtimeMs;
    }
    return known;
  };
}

const hashes = (html: string, tag: 'style' | 'script'): string =>
  [...html.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))]
    .map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join(' ');
