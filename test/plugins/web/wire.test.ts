/** How the pages come over the wire. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogues } from '../../../plugins/web/languages/catalogue.ts';
import { FROM } from '../../../plugins/web/precompress.ts';
import { type RunningApp, startApp } from '../../support/app.ts';
import { decoded, onTheWire } from '../../support/wire.ts';

/** Bytes that a player's browser takes before there is something to play with. */
const BUDGET = 60_000;

/** Of script alone, by brotli. */
const SCRIPT = 45_000;

/** Of what only some games need: all of it together. */
const EXTRAS = 4000;

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running[Symbol.asyncDispose]());

const get = (path: string, encoding?: string, more: Record<string, string> = {}) =>
  onTheWire(running.url + path, {
    ...(encoding !== undefined && { 'accept-encoding': encoding }),
    ...more,
  });

const AT_ONCE = /(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g;

/** The scripts and styles that a page names, with those that they import at once, or by another pattern. */
async function partsOf(page: string, imported = AT_ONCE): Promise<string[]> {
  const parts = new Set(page.match(/\/assets\/[\w.-]+\.(?:js|css)/g));
  for (const part of parts) {
    const text = decoded(await get(part));
    for (const [, name] of text.matchAll(imported)) {
      parts.add(`/assets/${name}`);
    }
  }
  return [...parts];
}

const languages = (await catalogues()).map(({ tag }) => tag);

it.each(
  ['br', 'gzip'].flatMap((encoding) => languages.map((language) => [encoding, language] as const)),
)(`a player's page takes at most ${BUDGET} bytes by %s in %s`, async (encoding, language) => {
  const page = await get('/', encoding, { 'accept-language': language });
  expect(page.headers['content-language']).toBe(language);
  const parts = await partsOf(decoded(page));
  expect(parts.some((part) => part.endsWith('.js'))).toBe(true);
  const answers = await Promise.all(parts.map((part) => get(part, encoding)));
  const bytes = [page, ...answers].reduce((sum, { body }) => sum + body.length, 0);
  expect(bytes).toBeLessThanOrEqual(BUDGET);
});

/** Bytes of these scripts, by brotli. */
async function sizeOf(scripts: string[]): Promise<number> {
  const answers = await Promise.all(scripts.map((path) => get(path, 'br')));
  return answers.reduce((sum, { body }) => sum + body.length, 0);
}

/** The scripts of a player's page: those that every game loads, and those that only some do. */
async function scriptsOf(): Promise<{ all: string[]; extras: string[] }> {
  const page = decoded(await get('/'));
  const usual = await partsOf(page, /(?:from|import)\s*\(?["'`]\.\/((?!extra-)[\w.-]+\.js)["'`]/g);
  const every = await partsOf(page, /(?:from|import)\s*\(?["'`]\.\/([\w.-]+\.js)["'`]/g);
  const all = usual.filter((path) => path.endsWith('.js'));
  return { all, extras: every.filter((path) => path.endsWith('.js') && !all.includes(path)) };
}

it(`a player's page takes at most ${SCRIPT} bytes of script, with what it imports later`, async () => {
  const { all } = await scriptsOf();
  expect(all.length).toBeGreaterThan(1);
  expect(await sizeOf(all)).toBeLessThanOrEqual(SCRIPT);
});

it(`what only some games need takes at most ${EXTRAS} bytes of script`, async () => {
  const { extras } = await scriptsOf();
  for (const path of extras) expect(path).toContain('/extra-');
  expect(await sizeOf(extras)).toBeLessThanOrEqual(EXTRAS);
});

/** The headers that decide about a page in several languages. */
const VARIES = 'accept-language, cookie, accept-encoding';

const isInLanguages = (path: string) => ['/', '/123456', '/host'].includes(path);

describe('pages and what they are made of', () => {
  it.each([
    ['br, gzip, deflate, zstd', 'br'],
    ['gzip, deflate, br', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', undefined],
    ['deflate', undefined],
    [undefined, undefined],
  ])('to a client that takes %s come by %s', async (accepted, encoding) => {
    for (const path of ['/', '/123456', '/host', ...(await partsOf(decoded(await get('/'))))]) {
      const plain = await get(path);
      const answer = await get(path, accepted);
      expect(answer.status).toBe(200);
      const isSmall = decoded(plain).length < FROM;
      expect(answer.headers['content-encoding']).toBe(isSmall ? undefined : encoding);
      expect(answer.headers.vary).toBe(isInLanguages(path) ? VARIES : 'accept-encoding');
      expect(answer.headers['content-length']).toBe(String(answer.body.length));
      expect(decoded(answer)).toBe(decoded(plain));
      for (const name of ['content-type', 'content-security-policy', 'cache-control'])
        expect(answer.headers[name]).toBe(plain.headers[name]);
      const head = await onTheWire(
        running.url + path,
        { 'accept-encoding': accepted ?? '' },
        { method: 'HEAD' },
      );
      expect(head.body.length).toBe(0);
      const { date, ...headers } = answer.headers;
      expect(head.headers).toMatchObject(headers);
    }
  });

  it('have a tag of their own in each encoding, by which they are not sent again', async () => {
    const tags = new Set<string>();
    for (const encoding of ['br', 'gzip', 'identity']) {
      const tag = String((await get('/', encoding)).headers.etag);
      const again = await get('/', encoding, { 'if-none-match': tag });
      expect(again).toMatchObject({ status: 304, headers: { vary: VARIES, etag: tag } });
      tags.add(tag);
    }
    expect(tags.size).toBe(3);
  });

  it('come in ranges of what was asked for', async () => {
    const whole = await get('/', 'br');
    const part = await get('/', 'br', { range: 'bytes=10-19' });
    expect(part).toMatchObject({
      status: 206,
      headers: {
        'content-encoding': 'br',
        'content-range': `bytes 10-19/${whole.body.length}`,
        vary: VARIES,
      },
    });
    expect(part.body).toEqual(whole.body.subarray(10, 20));
  });

  it('that are small come as they are', async () => {
    const answer = await get('/icon.svg', 'br, gzip');
    expect(answer.status).toBe(200);
    expect(answer.headers).not.toHaveProperty('content-encoding');
    expect(answer.body.length).toBeLessThan(1024);
  });
});
