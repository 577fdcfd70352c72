/** The player's page where there is little room: everything can be reached, and nothing moves. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { chromiumPath } from '../setup/programs.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import otherTypes from './fixtures/other-types.ts';
import { openStage, type Stage } from './look/stage.ts';
import { shiftsOf, watchShifts } from './support/shifts.ts';

const SMALL_PHONE = { width: 360, height: 640 };

/** Exactly so many letters, in words. */
const letters = (count: number, word: string): string =>
  `${word} `.repeat(count).slice(0, count - 1) + word.slice(0, 1);

const optionsOf = (count: number, length: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    letters(length, `${String.fromCharCode(97 + index)}bcdefg`),
  );

/** Options to tick, all of them right: each can be tapped. */
const toTick = (count: number, length: number, text: string) => ({
  type: 'multiple',
  text,
  options: optionsOf(count, length),
  correct: Array.from({ length: count }, (_, index) => index),
});

/** The questions, and the sizes of the window. */
const SIZES = [
  [toTick(10, 60, letters(500, 'question')), SMALL_PHONE],
  [toTick(8, 60, 'Eight?'), SMALL_PHONE],
  [toTick(4, 10, 'Four?'), SMALL_PHONE],
  // The small phone at 200 %, a laptop at 400 %, and a phone on its side.
  [toTick(10, 60, letters(499, 'zoomed')), { width: 180, height: 320 }],
  [toTick(6, 60, letters(100, 'closer')), { width: 320, height: 200 }],
  [toTick(5, 60, letters(200, 'lying')), { width: 740, height: 360 }],
] as const;

const list = { type: 'single', options: optionsOf(10, 60) };
const KEYS = [
  [{ ...list, text: 'Which?', correct: [9] }, ['0']],
  [{ ...list, text: 'Which, then?', correct: [1] }, ['b']],
  [{ ...list, type: 'multiple', text: 'Which of them?', correct: [0, 2] }, ['a', '3', 'Enter']],
] as const;

const image = '/media/starter/big-dipper.png';
const media = { image, alt: 'Seven stars' };
const BROKEN = 'A broken one?';
const PICTURES = [
  { type: 'boolean', text: 'A group of stars?', correct: true, media },
  { type: 'x-pictures', text: 'Which one?', pictures: ['pyramids', 'clock', 'pizza', 'triangles'] },
  {
    type: 'point',
    text: 'Where?',
    picture: media,
    spot: { name: 'There', x: 0.5, y: 0.5, width: 0.2, height: 0.2 },
  },
  { type: 'boolean', text: BROKEN, correct: true, media: { ...media, image: '/media/none.png' } },
];

// A slow machine is slower still with several pages at once.
vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
let running: RunningApp;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  running = await startApp({}, [otherTypes as never]);
});
afterAll(async () => {
  await running?.app.close();
  await browser?.close();
});

/** A game of these questions that has begun, with one player on a small phone. */
async function begin(questions: readonly object[]): Promise<Stage & { page: Page }> {
  const timed = questions.map((question) => ({ ...question, limit: 600 }));
  const quiz = { title: 'Sizes', questions: timed };
  const stage = await openStage(browser, running.url, quiz, [SMALL_PHONE], ['dark']);
  const page = stage.windows[0]?.page as Page;
  await watchShifts(page);
  await page.goto(`${stage.url}/?pin=${stage.host.pin}`);
  await page.getByLabel('Nickname').fill('Zoë');
  await page.getByRole('button', { name: 'Join' }).tap();
  await page.getByText('in!').waitFor();
  await stage.host.command('start');
  return { ...stage, page };
}

async function ask({ page, next }: Stage & { page: Page }, text: string): Promise<void> {
  await next();
  await page.getByRole('heading', { name: text }).waitFor();
}

it.concurrent('every option can be tapped in every size', async () => {
  await using stage = await begin(SIZES.map(([question]) => question));
  const { page } = stage;
  for (const [{ text, options }, size] of SIZES) {
    await page.setViewportSize(size);
    await ask(stage, text);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    const boxes = page.getByRole('checkbox');
    for (let index = 0; index < options.length; index += 1) await boxes.nth(index).tap();
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(options.length);
    await page.getByRole('button', { name: `Send ${options.length} answers` }).tap();
    await page.getByText('Answer received').waitFor();
    await stage.reveal();
  }
});

it.concurrent('says how many options are out of sight, and chooses any of them by key', async ({
  expect,
}) => {
  await using stage = await begin(KEYS.map(([question]) => question));
  const { page } = stage;
  const below = page.locator('.more-below');
  for (const [{ text }, keys] of KEYS) {
    await ask(stage, text);
    await expect.poll(() => below.innerText()).toMatch(/^[3-8] more options below$/);
    await page.locator('.option').last().scrollIntoViewIfNeeded();
    await expect.poll(() => below.isVisible()).toBe(false);
    for (const key of keys) await page.keyboard.press(key);
    await page.getByText('Answer received').waitFor();
    await stage.reveal();
    await page.getByRole('heading', { name: 'Right!' }).waitFor();
  }
});

it.concurrent('nothing moves when a picture comes late, or never', async ({ expect }) => {
  await using stage = await begin(PICTURES);
  const { page } = stage;
  for (const { text } of PICTURES) {
    // Held back until the rest of the question stands.
    const held = Promise.withResolvers<void>();
    await page.route('**/media/**', async (route) => {
      await held.promise;
      await route.continue();
    });
    await ask(stage, text);
    await settle(page);
    await shiftsOf(page);
    const pictures = page.locator('.question img');
    const count = await pictures.count();
    const boxes = await boxesIn(page);
    expect(boxes.length).toBeGreaterThan(1);
    held.resolve();
    const shown = () =>
      pictures.evaluateAll(
        (all) => all.filter((image) => (image as HTMLImageElement).naturalWidth).length,
      );
    if (text === BROKEN) await page.getByText(media.alt, { exact: true }).waitFor();
    else await expect.poll(shown).toBe(count);
    expect(await boxesIn(page)).toEqual(boxes);
    expect(await shiftsOf(page)).toEqual([]);
    await page.unrouteAll();
    await stage.reveal();
  }
});

/** Where pictures and options are. */
const boxesIn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[class*="picture"], .option, h1')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y, width, height].map(Math.round);
    }),
  );

/** The question stands: what it did when it came is over two frames later. */
const settle = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
