/** Every state of the player's page by its name, in the order in which one game shows them. */
import type { Page } from 'playwright-core';
import { questions } from './questions.ts';
import type { Stage, Window } from './stage.ts';

export interface State {
  name: string;
  /** Brings all windows there from the state before. */
  show(stage: Stage): Promise<unknown>;
}

/** The next question, and what players do before it is looked at. */
function ask(
  name: string,
  { text }: { text: string },
  act?: (page: Page) => Promise<unknown>,
): State {
  return {
    name,
    async show(stage) {
      await stage.next();
      await seen(stage, text);
      if (act) await stage.each(act);
    },
  };
}

/** Runs the same for everybody. */
const each = (
  name: string,
  act: (page: Page, window: Window, stage: Stage) => Promise<unknown>,
): State => ({
  name,
  show: (stage) => stage.each((page, window) => act(page, window, stage)),
});

const seen = (stage: Stage, heading: string) =>
  stage.each((page) => page.getByRole('heading', { name: heading }).waitFor());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

async function enter(page: Page, pin: string, nickname: string) {
  await page.getByLabel('Game PIN').fill(pin);
  await page.getByLabel('Nickname').fill(nickname);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
}

async function answer(page: Page, name: RegExp) {
  await button(page, name).click();
  await page.getByText('Answer received').waitFor();
}

export const states: readonly State[] = [
  each('join', async (page, _window, { url }) => {
    await page.goto(url);
    await page.getByLabel('Game PIN').waitFor();
  }),
  each('join-problem', async (page, _window, { host }) => {
    await enter(page, host.pin, 'Maximilian');
    await page.getByText('already has this name').waitFor();
  }),
  each('waiting', async (page) => {
    await button(page, /ask the host/).click();
    await page.getByRole('heading', { name: 'Waiting for the host' }).waitFor();
  }),
  each('lobby', async (page, { theme, width }, { host }) => {
    await button(page, 'Use another name').click();
    await enter(page, host.pin, `Zoë ${theme} ${width}`);
    await page.getByText('in!').waitFor();
  }),
  {
    name: 'ready',
    async show(stage) {
      await stage.host.command('start');
      await seen(stage, 'Get ready!');
    },
  },
  ask('q-4', questions.four),
  each('sent', (page) => answer(page, /Saturn/)),
  {
    name: 'right',
    async show(stage) {
      await stage.reveal();
      await seen(stage, 'Right!');
    },
  },
  ask('q-2', questions.two),
  each('offline', async (page, { cut }) => {
    await cut();
    await page.locator('.connection-banner').waitFor();
  }),
  {
    name: 'wrong',
    async show(stage) {
      await stage.each(async (page, { fix }) => {
        await fix();
        await page.locator('.connection-banner').waitFor({ state: 'detached' });
        await answer(page, /False/);
      });
      await stage.reveal();
      await seen(stage, 'Not this time');
    },
  },
  ask('q-10', questions.ten),
  {
    name: 'none',
    async show(stage) {
      await stage.reveal();
      await seen(stage, 'No answer');
    },
  },
  ask('q-long', questions.long),
  ask('q-picture', questions.picture),
  ask('q-pictures', questions.pictures),
  ask('multi', questions.several, async (page) => {
    for (const name of [/Neon/, /Argon/]) await page.getByRole('checkbox', { name }).click();
  }),
  ask('typed', questions.text, (page) => page.getByLabel('Your answer').fill('Istanb')),
  ask('number', questions.number, (page) => page.getByLabel('Your number').fill('8848')),
  ask('slider', questions.slider, (page) => page.getByLabel('Your number').fill('68')),
  ask('order', questions.order),
  ask('match', questions.match, async (page) => {
    for (const name of ['Yen', 'Rupee'])
      await page.getByRole('button', { name, exact: true }).click();
  }),
  ask('point', questions.point, (page) => page.locator('.spot-surface').click()),
  ask('de-q-4', questions.german),
  ask('rtl-q-4', questions.arabic, (page) =>
    page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl')),
  ),
  {
    name: 'paused',
    async show(stage) {
      const turn = () => document.documentElement.removeAttribute('dir');
      await stage.each((page) => page.evaluate(turn));
      await stage.host.command('pause');
      await seen(stage, 'Paused');
    },
  },
  ask('q-4-late', questions.late, (page) => page.locator('.time-bar.urgent').waitFor()),
  each('elsewhere', async (page, _window, { url, host }) => {
    const elsewhere = await page.context().newPage();
    await elsewhere.goto(`${url}/?pin=${host.pin}`);
    await button(elsewhere, /Continue as/).click();
    await page.getByRole('heading', { name: 'You are playing elsewhere' }).waitFor();
  }),
  {
    name: 'final',
    async show(stage) {
      await stage.each((page) => button(page, 'Play here').click());
      await stage.next();
      await stage.each((page) => page.getByText('Game over').waitFor());
    },
  },
];
