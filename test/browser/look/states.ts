/** Every state of the player's page by its name, in the order in which one game shows them. */
import type { Page } from 'playwright-core';
import type { Say } from '../support/words.ts';
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
  act?: (page: Page, say: Say) => Promise<unknown>,
): State {
  return {
    name,
    async show(stage) {
      await stage.next();
      await seen(stage, text);
      if (act) await stage.each((page) => act(page, stage.say));
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

async function enter(page: Page, say: Say, pin: string, nickname: string) {
  await page.getByLabel(say('join.pin')).fill(pin);
  await page.getByLabel(say('join.nickname')).fill(nickname);
  await page.getByRole('button', { name: say('join.submit'), exact: true }).click();
}

async function answer(page: Page, say: Say, name: RegExp) {
  await button(page, name).click();
  await page.getByText(say('sent.received')).waitFor();
}

/** As the page came: in the direction of its own language. */
function turnedBack(): void {
  const { documentElement: page } = document;
  page.dir = page.lang === 'ar' ? 'rtl' : 'ltr';
}

export const states: readonly State[] = [
  each('join', async (page, _window, { url, say }) => {
    await page.goto(url);
    await page.getByLabel(say('join.pin')).waitFor();
  }),
  each('join-problem', async (page, _window, { host, say }) => {
    await enter(page, say, host.pin, 'Maximilian');
    await page.getByText(say('refusal.NICKNAME_TAKEN')).waitFor();
  }),
  each('waiting', async (page, _window, { say }) => {
    await button(page, say('join.itIsMe')).click();
    await page.getByRole('heading', { name: say('join.waiting') }).waitFor();
  }),
  each('lobby', async (page, { theme, width }, { host, say }) => {
    await button(page, say('join.otherName')).click();
    await enter(page, say, host.pin, `Zoë ${theme} ${width}`);
    await page.getByText(say('lobby.hostStarts')).waitFor();
  }),
  {
    name: 'ready',
    async show(stage) {
      await stage.host.command('start');
      await seen(stage, stage.say('question.ready'));
    },
  },
  ask('q-4', questions.four),
  each('sent', (page, _window, { say }) => answer(page, say, /Saturn/)),
  {
    name: 'right',
    async show(stage) {
      await stage.reveal();
      await seen(stage, stage.say('verdict.right'));
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
        await answer(page, stage.say, /False/);
      });
      await stage.reveal();
      await seen(stage, stage.say('verdict.wrong'));
    },
  },
  ask('q-10', questions.ten),
  {
    name: 'none',
    async show(stage) {
      await stage.reveal();
      await seen(stage, stage.say('verdict.missed'));
    },
  },
  ask('q-long', questions.long),
  ask('q-picture', questions.picture),
  ask('q-pictures', questions.pictures),
  ask('multi', questions.several, async (page) => {
    for (const name of [/Neon/, /Argon/]) await page.getByRole('checkbox', { name }).click();
  }),
  ask('typed', questions.text, (page, say) =>
    page.getByLabel(say('answer.yourAnswer')).fill('Istanb'),
  ),
  ask('number', questions.number, (page, say) =>
    page.getByLabel(say('answer.yourNumber')).fill('8848'),
  ),
  ask('slider', questions.slider, (page, say) =>
    page.getByLabel(say('answer.yourNumber')).fill('68'),
  ),
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
      await stage.each((page) => page.evaluate(turnedBack));
      await stage.host.command('pause');
      await seen(stage, stage.say('question.paused'));
    },
  },
  ask('q-4-late', questions.late, (page) => page.locator('.time-bar.urgent').waitFor()),
  {
    name: 'overtime',
    async show(stage) {
      const { host, other } = stage;
      await host.socket.emitWithAck('time', { playerId: other.player.id, factor: 3 });
      await stage.next();
      await stage.each((page) => page.getByText(stage.say('question.overtime')).waitFor());
    },
  },
  each('elsewhere', async (page, _window, { url, host, say }) => {
    const elsewhere = await page.context().newPage();
    await elsewhere.goto(`${url}/?pin=${host.pin}`);
    await elsewhere.locator('.join-return').click();
    await page.getByRole('heading', { name: say('gone.replaced') }).waitFor();
  }),
  {
    name: 'final',
    async show(stage) {
      await stage.each((page) => button(page, stage.say('gone.playHere')).click());
      await stage.next();
      await stage.each((page) =>
        page.getByText(stage.say('final.over'), { exact: true }).waitFor(),
      );
    },
  },
];
