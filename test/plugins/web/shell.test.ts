/** Files that browsers and people look for beside the pages. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../support/app.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running[Symbol.asyncDispose]());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(running.url + path, { headers });

/** Width and height of a PNG. */
const sizeOf = (png: Buffer): string => {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
};

const bytesOf = async (path: string) => Buffer.from(await (await get(path)).arrayBuffer());

it('has an icon for browsers that ask for /favicon.ico', async () => {
  const answer = await get('/favicon.ico');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('image/vnd.microsoft.icon');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=86400');
  const ico = Buffer.from(await answer.arrayBuffer());
  // One picture, a PNG, where the directory says.
  expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 1]);
  expect(sizeOf(ico.subarray(ico.readUInt32LE(18)))).toBe('32x32');
});

it('can be installed: its manifest says how, and has icons of the sizes that it names', async () => {
  const answer = await get('/manifest.webmanifest');
  expect(answer.headers.get('content-type')).toContain('application/manifest+json');
  const manifest = (await answer.json()) as {
    icons: { src: string; sizes: string; purpose?: string }[];
  };
  expect(manifest).toMatchObject({
    name: 'QRush',
    short_name: 'QRush',
    id: '/',
    scope: '/',
    start_url: '/',
    display: 'standalone',
  });
  const drawn = manifest.icons.filter(({ src }) => src.endsWith('.png'));
  for (const { src, sizes } of drawn) expect(sizeOf(await bytesOf(src))).toBe(sizes);
  expect(drawn.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
  expect(drawn.some(({ purpose }) => purpose === 'maskable')).toBe(true);
  expect(sizeOf(await bytesOf('/apple-touch-icon.png'))).toBe('180x180');
});

it('names all of that in every page, and lets search engines list the page to join only', async () => {
  for (const path of ['/', '/host', '/phone', '/api/docs']) {
    const page = await (await get(path)).text();
    for (const name of ['manifest.webmanifest', 'favicon.ico', 'apple-touch-icon.png'])
      expect(page).toContain(`href="/${name}"`);
  }
  expect(await (await get('/robots.txt')).text()).toBe('User-agent: *\nAllow: /$\nDisallow: /\n');
});

it("brings the font's licence along with the font", async () => {
  expect(await (await get('/assets/rubik-licence.txt')).text()).toContain('SIL OPEN FONT LICENSE');
});

describe('an address that leads nowhere', () => {
  const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

  it('shows people a page with ways on', async () => {
    const answer = await get('/nothing/here', BROWSER);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toMatch(
      /style-src 'sha256-.*font-src 'self'/,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const page = await answer.text();
    for (const way of ['Nothing here', 'href="/"', 'href="/host"']) expect(page).toContain(way);
  });

  it.each([
    ['/nothing/here', {}],
    ['/nothing/here', { accept: '*/*' }],
    ['/api/nothing', BROWSER],
    ['/admin/nothing', BROWSER],
  ])('gives JSON to everything else: %s, %o', async (path, headers) => {
    const answer = await get(path, headers);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('vary')).toContain('accept');
    expect(await answer.json()).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });
});

describe('the service worker', () => {
  it('is asked for again each time, and may ask this server only', async () => {
    const { headers, status } = await get('/service-worker.js');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('javascript');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-security-policy')).toContain("connect-src 'self'");
  });

  it('can be turned off', async () => {
    await using without = await startApp({ pluginConfig: { web: { serviceWorker: false } } });
    expect((await fetch(`${without.url}/service-worker.js`)).status).toBe(404);
    expect((await fetch(without.url)).status).toBe(200);
  });
});
