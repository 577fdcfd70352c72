/** A game with a picture, ten options and all that follows: does anything on the page jump? */
import type { Browser, Page } from 'playwright-core';
import { shiftsOf, watchShifts } from '../../test/browser/support/shifts.ts';
import { hostGame } from '../../test/support/clients.ts';
import { AS_ADMIN } from '../footprint/server.ts';
import { NETWORKS, phone } from './phone.ts';

const LIMIT = 120;

/** ms after a tap in which what moves is taken for its effect. */
const EFFECT = 600;

const QUESTIONS = [
  {
    step: 'picture',
    type: 'single',
    text: 'Which time does the clock show?',
    options: ['Ten past ten', 'Noon', 'Half past three', 'Twenty to five'],
    correct: [0],
    limit: LIMIT,
    media: { image: '/media/starter/clock.png', alt: 'A clock' },
  },
  {
    step: 'ten options',
    type: 'single',
    text: 'Which of these ten is the longest river?',
    options: 'Nile,Amazon,Yangtze,Mississippi,Yenisei,Yellow,Ob,Congo,Amur,Lena'.split(','),
    correct: [0],
    limit: LIMIT,
  },
];

/** A step of the game, and how much moved in it (0: nothing). */
export interface Moved {
  step: string;
  shift: number;
  /** Its parts. */
  of: string[];
}

/** Plays it over a slow network, so that pictures come late. */
export async function playWatched(browser: Browser, url: string): Promise<Moved[]> {
  using host = await hostGame(
    url,
    { title: 'Nothing jumps', questions: QUESTIONS.map(({ step: _, ...question }) => question) },
    {},
    AS_ADMIN,
  );
  await using mobile = await phone(browser, NETWORKS['slow 3G'], 1);
  const { page } = mobile;
  const moved: Moved[] = [];
  const note = async (step: string) => {
    await page.waitForTimeout(EFFECT);
    await settled(page);
    const shifts = await shiftsOf(page);
    moved.push({
      step,
      shift: shifts.reduce((sum, { value }) => sum + value, 0),
      of: [...new Set(shifts.flatMap(({ of }) => of))],
    });
  };
  await watchShifts(page);
  await page.goto(`${url}/?pin=${host.pin}`, { waitUntil: 'networkidle' });
  await note('join form');
  await page.getByLabel('Nickname').fill('Anna');
  await page.getByRole('button', { name: 'Join' }).click();
  await page.locator('.lobby').waitFor();
  await note('lobby');
  await host.command('start');
  for (const { step, text, options } of QUESTIONS) {
    await page.getByRole('heading', { name: text }).waitFor();
    await note(step);
    await page
      .getByRole('button', { name: options[0] ?? '' })
      .first()
      .click();
    await page.locator('.screen-revealed').waitFor();
    await note(`result of ${step}`);
    await host.command('next');
  }
  await page.locator('.screen-finished').waitFor();
  await note('final');
  return moved;
}

/** Pictures and fonts are there, animations are over, and what they have moved is noted: shifts are told with the next frame. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const coming = [...document.images].filter(({ complete }) => !complete);
    await Promise.all(
      coming.map((image) => new Promise((end) => (image.onload = image.onerror = end))),
    );
    await document.fonts.ready;
    const running = document.getAnimations().filter(({ effect }) => {
      const { endTime } = effect?.getComputedTiming() ?? {};
      return typeof endTime === 'number' && endTime < 10_000;
    });
    await Promise.allSettled(running.map(({ finished }) => finished));
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
