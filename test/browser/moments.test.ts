/**
 * Everything around the questions, through the page: faces, waves, the fate of an answer, the end.
 */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { definePlugin, QRushError } from '../../server/plugin.ts';
import { chromiumPath } from '../setup/programs.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { granted, hostGame, joinWeb, type WebPlayer } from '../support/clients.ts';
import { single } from '../support/quizzes.ts';

const HANDSET = { width: 360, height: 740 };

/** Refuses what is no city. */
const picky = definePlugin({
  name: 'picky',
  setup({ hooks }) {
    hooks.decide('answer', ({ value }) => {
      if (value === 'A river') throw new QRushError('BAD_PAYLOAD', 'That is no city.');
    });
  },
});

// A slow machine is slower still with several pages at once.
vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
let running: RunningApp;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  running = await startApp({}, [picky]);
});
afterAll(async () => {
  await browser.close();
  await running[Symbol.asyncDispose]();
});

/** Takes the place of what a headless browser on a desk cannot do, and writes it down. */
function recordDevice() {
  const device = { locks: 0, buzzes: [] as unknown[] };
  const request = async () => {
    device.locks += 1;
    const release = async () => {
      device.locks -= 1;
    };
    return { released: false, release };
  };
  Object.defineProperty(navigator, 'wakeLock', { value: { request } });
  navigator.vibrate = (pattern) => device.buzzes.push(pattern) > 0;
  Object.assign(window, { device });
}

interface Recorded {
  device: { locks: number; buzzes: unknown[] };
}

const deviceOf = (page: Page) => page.evaluate(() => (window as unknown as Recorded).device);

async function open(pin: string, name: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: HANDSET, hasTouch: true, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.addInitScript(recordDevice);
  await page.goto(`${running.url}/?pin=${pin}`);
  await page.getByLabel('Nickname').fill(name);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByText('in!').waitFor();
  return page;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

it.concurrent('plays a game from the face in the lobby to the summary at the end', {
  timeout: 120_000,
}, async ({ expect }) => {
  const city = { type: 'text', text: 'Which city?', accepted: ['Istanbul'], limit: 60 };
  const questions = [single('Which colour?', 2, { limit: 60 }), city];
  using host = await hostGame(running.url, { title: 'Moments', questions });
  const crowd: WebPlayer[] = [];
  for (let index = 0; index < 11; index++)
    crowd.push(await joinWeb(running.url, host.pin, `Player ${index}`));
  const zoe = await open(host.pin, 'Zoë');
  const bo = await open(host.pin, 'Bo', { reducedMotion: 'reduce' });
  await bo.getByText('13 players are here').waitFor();

  // A face that is chosen is seen elsewhere, and is there after a reload.
  const faceIn = async (page: Page, place: string) => page.locator(`${place} .face`).innerHTML();
  const plain = await faceIn(zoe, '.game-header');
  await button(zoe, 'Face 4').click();
  await zoe.locator('[aria-label="Face 4"][aria-pressed="true"]').waitFor();
  const chosen = await faceIn(zoe, '.game-header');
  expect(chosen).not.toBe(plain);
  const inBosList = '.newcomers li:has-text("Zoë")';
  await expect.poll(() => faceIn(bo, inBosList)).toBe(chosen);
  await zoe.reload();
  await zoe.getByText('in!').waitFor();
  expect(await faceIn(zoe, '.game-header')).toBe(chosen);

  // A wave rises on one screen and is counted on the other, until its owner has enough of it.
  await button(zoe, 'Heart').click();
  await zoe.locator('.waves-one').waitFor({ state: 'attached' });
  await bo.locator('.waves.counted', { hasText: '1' }).waitFor();
  await button(bo, 'Settings').click();
  await bo.getByLabel('Show waves of the room').uncheck();
  await button(bo, 'Done').click();
  expect(await bo.locator('.waves').count()).toBe(0);
  await bo.reload();
  await bo.getByText('in!').waitFor();
  expect(await bo.locator('.waves').count()).toBe(0);

  await host.command('start');
  for (const player of crowd) await player.inbox.next('question');
  for (const player of crowd) granted(await player.answer(0, 2));
  await button(zoe, /Blue/).click();
  await zoe.getByRole('heading', { name: 'Answer received' }).waitFor();
  await zoe.getByText(/^after \d+\.\d seconds$/).waitFor();
  await zoe.locator('.own-options').getByText('Blue').waitFor();
  await zoe.getByText('12 of 13 have answered').waitFor();
  await button(bo, /Red/).click();

  // Beyond the first ten: who is ahead, and the own row with its neighbours.
  await bo.getByRole('heading', { name: 'Not this time' }).waitFor();
  await bo.getByText(/points behind/).waitFor();
  expect(await bo.locator('.rank.own').textContent()).toContain('Bo');
  expect(await bo.locator('.rank').count()).toBe(5);
  await bo.getByText('8 more').waitFor();
  await zoe.getByRole('heading', { name: 'Right!' }).waitFor();
  expect(await deviceOf(zoe)).toEqual({ locks: 1, buzzes: [30] });
  expect((await deviceOf(bo)).buzzes).toEqual([]);

  // A refused answer comes back as it was typed.
  await host.command('next');
  await zoe.getByLabel('Your answer').fill('A river');
  await zoe.keyboard.press('Enter');
  await zoe.getByText('That is no city.').waitFor();
  expect(await zoe.getByLabel('Your answer').inputValue()).toBe('A river');
  await zoe.getByLabel('Your answer').fill('Istanbul');
  await zoe.keyboard.press('Enter');
  await zoe.getByText('Answer received').waitFor();
  await zoe.locator('.own-words').getByText('Istanbul').waitFor();
  await host.command('skip');
  await zoe.getByRole('heading', { name: 'Right!' }).waitFor();
  await host.command('next');

  for (const page of [zoe, bo]) await page.getByRole('heading', { name: 'Your answers' }).waitFor();
  await zoe.getByRole('list', { name: 'Podium' }).getByText('Zoë').waitFor();
  await zoe.getByText('2 / 2').waitFor();
  expect(await zoe.locator('.confetti').count()).toBe(1);
  expect((await deviceOf(zoe)).locks).toBe(0);
  await bo.reload();
  await bo.getByRole('heading', { name: 'Your answers' }).waitFor();
  await bo.getByText(/points short of the podium/).waitFor();
  await bo.getByText('0 / 2').waitFor();
  await bo.getByText('Which colour?').click();
  await bo.getByText('You said Red').waitFor();
  await bo.getByText('Which city?').click();
  await bo.getByText('You gave no answer.').waitFor();
  expect(await bo.locator('.own-right').allTextContents()).toEqual(['Blue', 'Istanbul']);
  for (const player of crowd) player[Symbol.dispose]();
  expect(running.logged).toEqual([]);
});

it.concurrent('B12: nobody is on the podium with nothing, and no confetti falls', async () => {
  using host = await hostGame(
    running.url,
    { title: 'Hard', questions: [single('Which?', 2, { limit: 60 })] },
    { waves: false },
  );
  const zoe = await open(host.pin, 'Zoë');
  // In a game without waves there is nothing to wave with.
  expect(await button(zoe, 'Heart').count()).toBe(0);
  await host.command('start');
  await button(zoe, /Red/).click();
  await zoe.getByRole('heading', { name: 'Not this time' }).waitFor();
  await host.command('next');
  await zoe.getByText('Game over').waitFor();
  await zoe.getByRole('heading', { name: 'Your answers' }).waitFor();
  expect(await zoe.locator('.confetti').count()).toBe(0);
  expect(await zoe.getByRole('list', { name: 'Podium' }).count()).toBe(0);
});

it.concurrent('shows the waves of the room on the big screen', async () => {
  using host = await hostGame(running.url, { title: 'Waves', questions: [single('Which?', 2)] });
  const { pin } = host;
  const { token } = granted(await host.socket.emitWithAck('screen', {}));
  const screen = await browser.newPage({ reducedMotion: 'reduce' });
  await screen.goto(`${running.url}/screen#${new URLSearchParams({ pin, token })}`);
  const ana = await joinWeb(running.url, host.pin, 'Ana');
  await screen.getByText('Ana').first().waitFor();
  granted(await ana.socket.emitWithAck('wave', { kind: 'heart' }));
  await screen.locator('.waves.counted', { hasText: '1' }).waitFor();
  await screen.close();
  ana.socket.disconnect();
});
