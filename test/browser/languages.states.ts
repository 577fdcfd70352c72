/**
 * `npm run test:languages`: every state of the player's page and of the big screen in texts that are longer by
 * 40 %, and in Arabic. Nothing sticks out, and axe has nothing against it.
 */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumPath } from '../setup/programs.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import otherTypes from './fixtures/other-types.ts';
import { violations } from './look/axe.ts';
import { clipped } from './look/clipped.ts';
import { pseudoWords, speakPseudo } from './look/pseudo.ts';
import { quiz } from './look/questions.ts';
import { openRoom } from './look/screen-room.ts';
import { lobbies, rounds } from './look/screen-steps.ts';
import { openStage, settled } from './look/stage.ts';
import { states } from './look/states.ts';
import { speaker, wordsOf } from './support/words.ts';

const PHONE = { width: 360, height: 640 };
const SCREEN = { width: 1280, height: 720, theme: 'dark' } as const;

/** Players of a round on the big screen: of more, only faces are different. */
const MOST = 60;

const english = wordsOf('en');

let browser: Browser;
let running: RunningApp;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  running = await startApp({}, [otherTypes as never]);
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await browser.close();
});

const LONG = { timeout: 600_000 };

/** Notes what is found against a page in a state. */
const noted = (found: Record<string, string[]>, state: string, against: string[]) => {
  if (against.length > 0) found[state] = against;
};

it("the player's page has room for longer words in every state", LONG, async () => {
  await using stage = await openStage(browser, running.url, quiz, [PHONE], ['dark']);
  const page = stage.windows[0]?.page as Page;
  await speakPseudo(page, 'index', english);
  stage.say = speaker('en', pseudoWords(english));
  const found: Record<string, string[]> = {};
  for (const { name, show } of states) {
    await show(stage);
    await settled(page);
    noted(found, name, await clipped(page));
  }
  expect(found).toEqual({});
});

it("the player's page in Arabic has nothing against it in any state", LONG, async () => {
  const options = { locale: 'ar', bypassCSP: true };
  await using stage = await openStage(browser, running.url, quiz, [PHONE], ['dark'], options);
  const page = stage.windows[0]?.page as Page;
  const found: Record<string, string[]> = {};
  for (const { name, show } of states) {
    await show(stage);
    await settled(page);
    noted(found, name, [...(await violations(page)), ...(await clipped(page))]);
  }
  expect(found).toEqual({});
});

it.each(['pseudo', 'ar', 'de'])(
  'the big screen has room for its words: %s',
  LONG,
  async (locale) => {
    const found: Record<string, string[]> = {};
    const isPseudo = locale === 'pseudo';
    const opened = isPseudo ? (page: Page) => speakPseudo(page, 'screen', english) : undefined;
    for (const { name, quiz: asked, players, steps, options } of [...lobbies, ...rounds]) {
      if (players > MOST) continue;
      await using room = await openRoom(
        browser,
        running.url,
        asked,
        players,
        [SCREEN],
        options,
        isPseudo ? 'en' : locale,
        opened,
      );
      const page = room.screens[0]?.page as Page;
      for (const step of steps) {
        await step.show(room);
        await room.settle();
        noted(found, `${name} ${step.name}`, await clipped(page));
      }
    }
    expect(found).toEqual({});
  },
);
