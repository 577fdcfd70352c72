/** Games that are over: the list of them, a report in all its parts, on paper, and as others get to see it. */
import type { Page } from 'playwright-core';
import type { Records } from '../../../server/records/contract.ts';
import { archiveWhole } from '../../support/archive.ts';
import { hostQuiz, joinWeb, post } from '../../support/clients.ts';
import type { Desk, DeskState } from './desk-states.ts';
import { playedGame } from './played-game.ts';

/** Several evenings of one quiz, and a small game of another one. */
export async function archiveEvenings(records: Records): Promise<void> {
  for (const at of [0, 1, 3, 4]) await archiveWhole(records, playedGame({ at, players: 60 + at }));
  const title = 'Onboarding: unsere ersten hundert Tage';
  await archiveWhole(records, playedGame({ at: 2, players: 3, title }));
}

/** The first game of the evenings. */
const REPORT = '/host/games/game-0';

async function openReport({ page, url }: Desk) {
  await page.emulateMedia({ media: null });
  await page.goto(url + REPORT);
  await page.locator('.report-players tbody tr').first().waitFor();
  await page.locator('.report-facts').first().waitFor();
}

const closeDialog = (page: Page) => page.keyboard.press('Escape');

let shared = '';

/** In their order: some begin where others end. Reports are looked at by axe in `history.test.ts`, too. */
export const reportStates: DeskState[] = [
  {
    name: 'report-list',
    async show({ page, url }) {
      await page.unrouteAll();
      await page.goto(`${url}/host/games?state=finished`);
      await page.locator('.history-table tbody tr').nth(4).waitFor();
    },
  },
  {
    name: 'report-list-chosen',
    async show({ page }) {
      for (const row of [0, 1])
        await page.locator('.history-table input[type="checkbox"]').nth(row).check();
      await page.locator('.notice').waitFor();
    },
  },
  {
    name: 'report-list-nothing',
    async show({ page, url }) {
      await page.goto(`${url}/host/games?state=finished&q=zebra`);
      await page.locator('.desk-page h2').waitFor();
    },
  },
  {
    name: 'report-compare',
    async show({ page, url }) {
      await page.goto(`${url}${REPORT}/compare/game-1`);
      await page.locator('.desk-page tbody tr').nth(5).waitFor();
    },
  },
  { name: 'report', show: openReport },
  {
    name: 'report-question',
    async show({ page }) {
      await page.locator('.report-question').first().click();
      await page.locator('.report-answers').waitFor();
      await page.locator('.report-times summary').click();
    },
  },
  {
    name: 'report-player',
    async show({ page }) {
      await page.locator('.report-player').first().click();
      await page.locator('.report-given tbody tr').nth(4).waitFor();
    },
  },
  {
    name: 'report-files',
    async show({ page, say }) {
      await closeDialog(page);
      await page.getByRole('button', { name: say('report.saveAs') }).click();
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'report-share',
    async show(desk) {
      const { page, say } = desk;
      await openReport(desk);
      await page.getByRole('button', { name: say('report.share') }).click();
      for (const note of ['Mei', 'Head of the school']) {
        await page.getByLabel(say('report.shareNote')).fill(note);
        await page.getByRole('button', { name: say('report.shareMake') }).click();
        await page.locator('.share-list').getByText(note).waitFor();
      }
      shared = await page.getByLabel(say('report.shareLink')).inputValue();
    },
  },
  {
    name: 'report-print',
    async show(desk) {
      await openReport(desk);
      await desk.page.emulateMedia({ media: 'print' });
      await desk.page.locator('.print-players').waitFor();
    },
  },
  {
    name: 'report-shared',
    async show({ page, url }) {
      await page.emulateMedia({ media: null });
      await page.goto(url + shared.slice(new URL(shared).origin.length));
      await page.locator('.report-players tbody tr').first().waitFor();
    },
  },
  {
    name: 'report-shared-gone',
    async show({ page, url }) {
      // Another hash alone would load nothing.
      await page.goto('about:blank');
      await page.goto(`${url}/shared#none`);
      await page.locator('.report-alone h1').waitFor();
    },
  },
  {
    name: 'report-summary',
    async show({ page, url }) {
      const token = await playedToTheEnd(url);
      await page.goto(`${url}/summary#${token}`);
      await page.locator('.summary-head h1').waitFor();
    },
  },
];

/** @returns the token of a player in a game that is over */
async function playedToTheEnd(url: string): Promise<string> {
  const { questions } = playedGame({ at: 0, players: 0 }).quiz;
  const asked = questions.slice(0, 4).map(({ id: _, ...question }) => question);
  const quiz = { title: 'Looking back', questions: asked };
  const { id } = (await post<{ id: string }>(`${url}/api/quizzes`, quiz)).body;
  using host = await hostQuiz(url, id, { countdown: 0 });
  using player = await joinWeb(url, host.pin, 'Maximilian the Third');
  await host.command('start');
  for (const [at, value] of [0, 'Byzantium', 8848].entries()) {
    await player.inbox.next('question', ({ index }) => index === at);
    await player.answer(at, value);
    await host.inbox.next('reveal', ({ index }) => index === at);
    await host.command('next');
  }
  await player.inbox.next('question', ({ index }) => index === 3);
  await host.command('end');
  return player.token;
}
