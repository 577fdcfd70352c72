/** Each mode in a whole game: the host's page, the big screen, a player's page, a phone, and a third player. */
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Phone } from '../../bridge/whatsapp/simulator/phone.ts';
import type { ModeList } from '../../server/protocol/resources.ts';
import { chromiumPath } from '../setup/programs.ts';
import { archiveOf } from '../support/archive.ts';
import { type AppWithPhones, startAppWithPhones, told } from '../support/phones.ts';
import { nameHere } from '../support/renamed/names.ts';
import { amongAnswers } from './modes/answers.ts';
import { expectRows, onConsole, onScreen, podiumOn, withPoints } from './modes/boards.ts';
import { contests } from './modes/contests.ts';
import type { Row } from './modes/play.ts';
import { forPoints } from './modes/points.ts';
import { stakes } from './modes/stakes.ts';
import { openPages, type Pages, Table } from './modes/table.ts';
import { forTeams } from './modes/teams.ts';
import { areWanted, picturesIn } from './support/pictures.ts';

const PAGES = join(import.meta.dirname, '../../plugins/web/dist');

const keep = picturesIn('modes');
const plays = [...forPoints, ...amongAnswers, ...contests, ...stakes, ...forTeams].map((play) => ({
  ...play,
  name: play.as === undefined ? play.mode : `${play.mode}, ${play.as}`,
}));

let browser: Browser;
let running: AppWithPhones;
let pages: Pages;
beforeAll(async () => {
  running = await startAppWithPhones(undefined, {}, { pages: PAGES });
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  pages = await openPages(browser);
});
afterAll(async () => {
  await browser?.close();
  await running?.[Symbol.asyncDispose]();
});

it('plays every mode that comes with QRush', async () => {
  const response = await fetch(`${running.url}/api/modes`);
  const { modes } = (await response.json()) as ModeList;
  const played = new Set(plays.map(({ mode }) => nameHere(mode)));
  expect([...played].sort()).toEqual(modes.map(({ name }) => name).sort());
});

/** Waits until all of this is on the page. */
async function shows(page: Page, words: readonly (string | RegExp)[]): Promise<void> {
  const shown = () => page.locator('body').textContent();
  for (const one of words) {
    const within =
      typeof one === 'string' ? expect.stringContaining(one) : expect.stringMatching(one);
    await expect.poll(shown).toEqual(within);
  }
}

async function keepAll(play: string, moment: string, of: (keyof Pages)[]): Promise<void> {
  for (const name of of) await keep(pages[name], `${play}-${moment}-${name}`);
}

/** The whole chat. */
async function keepChat(play: string, { number }: Phone): Promise<void> {
  if (!areWanted) return;
  const page = await browser.newPage({ viewport: { width: 390, height: 1600 } });
  await page.goto(`${running.simulator.url}/phone?phone=${number}`);
  await page.getByText('The game is over').waitFor();
  await keep(page, `${play}-phone`);
  await page.close();
}

const ordinal = (place: number): string => ['1st', '2nd', '3rd'][place - 1] ?? `${place}th`;

it.each(plays)('$name', async (play) => {
  const { desk, screen, zoe } = pages;
  using table = await Table.open(running, pages, play);
  const picture = (moment: string, ...of: (keyof Pages)[]) => keepAll(play.name, moment, of);
  for (const turn of play.lobby ?? []) await table.choose(turn);
  await picture('lobby', 'zoe', 'screen');
  await table.press('Start game');
  for (const [index, round] of play.rounds.entries()) {
    const at = (moment: string) => `${index + 1}-${moment}`;
    if (round.asked !== undefined) {
      for (const page of [zoe, screen, desk]) await shows(page, [round.asked]);
      await picture(at('asked'), 'zoe', 'screen');
      for (const turn of round.bets ?? []) await table.bet(index, turn);
      await picture(at('bet'), 'zoe');
      if (round.skip) await table.press('Skip countdown');
    }
    for (const turn of round.answers) await table.answer(index, turn);
    if (round.close) {
      await picture(at('open'), 'zoe', 'screen', 'desk');
      await table.close();
    }
    await zoe.locator('.result').waitFor();
    await shows(zoe, round.zoe);
    if (round.unsaid) expect(await zoe.locator('.result').textContent()).not.toMatch(round.unsaid);
    await picture(at('result'), 'zoe');
    await screen.locator('.reveal').waitFor();
    await shows(screen, round.screen ?? []);
    await shows(desk, round.console ?? []);
    await picture(at('answer'), 'screen', 'desk');
    if (round.board) {
      await table.press('Next: the leaderboard');
      await expectRows(() => onScreen(screen), round.board);
      await expectRows(() => onConsole(desk), round.board);
      await picture(at('board'), 'screen');
    }
    if (index + 1 < play.rounds.length) await table.press(/^(Next|Next question)$/);
    else await table.toPodium();
  }

  const { end, teams = end, over } = play;
  await zoe.locator('.final').waitFor();
  const [[place]] = end.filter(([, name]) => name === 'Zoë') as [Row];
  await shows(zoe, [over?.zoe ?? `${ordinal(place)} of 3`]);
  for (const message of [...play.rounds.map(({ ana }) => ana), 'The game is over'])
    await told(table.ana, message);
  await screen.locator('.podium, .paused-title').first().waitFor();
  if (over) await shows(screen, [over.screen]);
  await screen.keyboard.press('Shift');
  await expectRows(() => podiumOn(screen), withPoints(teams));
  await picture('end', 'zoe', 'screen', 'desk');
  await keepChat(play.name, table.ana);
  const { players } = await archiveOf(running.app, table.id);
  const rows = players.map(({ rank, nickname, total }): Row => [rank, nickname, total]);
  rows.sort(([one], [other]) => one - other);
  await expectRows(async () => rows, end);
});
