/** The player's page before its script is there, without a connection, and with a new build of it. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { chromiumPath } from '../setup/programs.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { hostGame } from '../support/clients.ts';
import { FrontDoor } from './support/front-door.ts';

const HANDSET = { width: 360, height: 740 };

const quiz = {
  title: 'Shells',
  questions: [{ type: 'boolean', text: 'Is this a shell?', correct: true, limit: 60 }],
};

// A slow machine is slower still with several pages at once.
vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
let running: RunningApp;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  running = await startApp();
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await browser.close();
});

/** A browser that has seen nothing yet. All tests are on at once. */
interface Visitor extends AsyncDisposable {
  context: BrowserContext;
  page: Page;
}

async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: HANDSET,
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return { context, page, [Symbol.asyncDispose]: () => context.close() };
}

/** Holds the scripts of the page back. @returns what lets them go */
async function withoutScripts(page: Page): Promise<() => void> {
  const { promise: gone, resolve: release } = Promise.withResolvers<void>();
  await page.route('**/assets/*.js', async (route) => {
    await gone;
    await route.continue();
  });
  return release;
}

it.concurrent('shows the form without JavaScript, and says that it is needed', async () => {
  await using visitor = await open({ javaScriptEnabled: false });
  const { page } = visitor;
  await page.goto(running.url);
  for (const label of ['Game PIN', 'Nickname'])
    expect(await page.getByLabel(label).isVisible()).toBe(true);
  expect(await page.locator('.shell-notice').boundingBox()).toMatchObject({ x: 0, y: 0 });
});

it.concurrent('keeps what is typed and sent before the script is there', async () => {
  using host = await hostGame(running.url, quiz);
  await using visitor = await open();
  const { page } = visitor;
  const release = await withoutScripts(page);
  await page.goto(`${running.url}/${host.pin}`, { waitUntil: 'commit' });
  const name = page.getByLabel('Nickname');
  await name.fill('Zoë');
  expect(await page.getByLabel('Game PIN').inputValue()).toBe(host.pin);
  await name.press('Enter');
  release();
  await page.getByText("You're in!").waitFor();
  expect((await host.inbox.next('lobby', ({ players }) => players === 1)).players).toBe(1);
});

it.concurrent('takes over the same elements: nothing moves, and the field keeps its cursor', async () => {
  await using visitor = await open();
  const { page } = visitor;
  const release = await withoutScripts(page);
  await page.goto(running.url, { waitUntil: 'commit' });
  const name = page.getByLabel('Nickname');
  await name.fill('Zo');
  const boxes = () =>
    page.$$eval('.join, .join *', (all) =>
      all.map((one) => [one.localName, JSON.stringify(one.getBoundingClientRect())]),
    );
  await page.evaluate(() => document.fonts.ready);
  const shell = await boxes();
  expect(await page.locator('noscript').isVisible()).toBe(false);
  expect(shell.length).toBeGreaterThan(10);
  release();
  await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0);
  expect(await boxes()).toEqual(shell);
  await page.keyboard.type('ë');
  expect(await name.inputValue()).toBe('Zoë');
});

/** Joins a game through a door that can be shut, and waits until the page is kept. */
async function joinThrough(door: FrontDoor, pin: string): Promise<Visitor> {
  const visitor = await open();
  const { page } = visitor;
  await page.goto(`${door.url}/?pin=${pin}`);
  await page.getByLabel('Nickname').fill('Zoë');
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByText("You're in!").waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  return visitor;
}

const buildShown = (page: Page) => page.evaluate(() => document.documentElement.dataset.build);

it.concurrent('opens without a connection, and goes on by itself when there is one', async () => {
  await using door = await FrontDoor.open(running.url);
  using host = await hostGame(running.url, quiz);
  await using visitor = await joinThrough(door, host.pin);
  const { context, page } = visitor;
  door.shut();
  await page.reload();
  await page.getByText('Taking you back to your game').waitFor();
  await context.setOffline(true);
  await page.getByText('No connection. Taking you back to your game').waitFor();
  await context.setOffline(false);
  door.unlock();
  await page.getByText("You're in!").waitFor();
  // Nothing of the server's is kept but the page.
  const kept = await page.evaluate(async () => {
    const caches = await Promise.all(
      (await window.caches.keys()).map((name) => window.caches.open(name)),
    );
    const requests = await Promise.all(caches.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain('/');
  for (const path of kept) expect(path).toMatch(/^\/($|assets\/)/);
});

it.concurrent('takes a new build after the game, not in it', async ({ expect }) => {
  await using door = await FrontDoor.open(running.url);
  using host = await hostGame(running.url, quiz);
  await using visitor = await joinThrough(door, host.pin);
  const { page } = visitor;
  const first = (await buildShown(page)) ?? '';
  door.rewrite = (text) => text.replaceAll(first, 'a newer one');
  const update = () =>
    page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await update();
  const waits = () =>
    page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);
  await expect.poll(waits).toBe(true);
  await page.reload();
  await page.getByText("You're in!").waitFor();
  expect(await buildShown(page)).toBe(first);

  await page.getByRole('button', { name: 'Not you?' }).click();
  await expect.poll(waits).toBe(false);
  await page.reload();
  expect(await buildShown(page)).toBe('a newer one');
});

it.concurrent('gets a new page before it joins a server of another protocol', async () => {
  await using door = await FrontDoor.open(running.url);
  using host = await hostGame(running.url, quiz);
  await using visitor = await open();
  const { page } = visitor;
  await page.goto(`${door.url}/?pin=${host.pin}`);
  await page.evaluate(() => sessionStorage.setItem('here', 'before'));
  door.protocol = '2.0';
  await page.getByLabel('Nickname').fill('Zoë');
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Join' }).click();
  await loaded;
  expect(host.inbox.of('lobby').filter(({ players }) => players > 0)).toEqual([]);
});

it.concurrent('leaves nothing behind when the server has no service worker any more', async ({
  expect,
}) => {
  await using door = await FrontDoor.open(running.url);
  await using visitor = await open();
  const { page } = visitor;
  await page.goto(door.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  door.missing = '/service-worker.js';
  await page.reload();
  const left = () =>
    page.evaluate(async () => [
      ...(await navigator.serviceWorker.getRegistrations()),
      ...(await caches.keys()),
    ]);
  await expect.poll(left).toEqual([]);
});
