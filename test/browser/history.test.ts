/** Games that are over, in a real browser: found, read, printed, saved, shared and deleted. */
import { readFile } from 'node:fs/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumPath } from '../setup/programs.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { archiveOf, archiveWhole } from '../support/archive.ts';
import { granted, hostQuiz, joinWeb, post } from '../support/clients.ts';
import { smallTargets, violations } from './look/axe.ts';
import { playedGame } from './look/played-game.ts';

const LAPTOP = { width: 1440, height: 900 };
const HANDSET = { width: 390, height: 844 };

let browser: Browser;
let running: RunningApp;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  running = await startApp();
  for (const at of [0, 1]) await archiveWhole(running.app.records, playedGame({ at, players: 60 }));
  await archiveWhole(running.app.records, playedGame({ at: 2, players: 3, title: 'Small one' }));
});
afterAll(async () => {
  await browser?.close();
  await running?.[Symbol.asyncDispose]();
});

async function open(path: string, viewport = LAPTOP, theme: 'dark' | 'light' = 'light') {
  const context = await browser.newContext({
    viewport,
    reducedMotion: 'reduce',
    bypassCSP: true,
    colorScheme: theme,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(running.url + path);
  return page;
}

const rows = (page: Page) => page.locator('.history-table tbody tr');

it('a host finds a game, reads its report, prints, saves and shares it', async () => {
  const page = await open('/host/games?state=finished');
  await expect.poll(() => rows(page).count()).toBe(3);
  await page.getByRole('searchbox', { name: 'Search games' }).fill('winter');
  await expect.poll(() => rows(page).count()).toBe(2);
  await page.getByLabel('From').fill('2026-11-02');
  await expect.poll(() => rows(page).count()).toBe(1);
  expect(await violations(page)).toEqual([]);

  await page.getByRole('link', { name: 'Report of' }).click();
  await page.getByRole('heading', { level: 1, name: 'winter' }).waitFor();
  const question = page.getByRole('button', { name: 'Constantinople' });
  await question.click();
  await page.getByRole('row', { name: /^Istanbul/ }).waitFor();
  await page.getByText('did not answer').first().waitFor();
  await page.getByRole('button', { name: 'Player 7', exact: true }).click();
  await page.getByRole('dialog').getByRole('row').nth(5).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  expect(await violations(page)).toEqual([]);

  const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(paper.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(2);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the report' }).click();
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  const csv = await readFile(await (await saved).path(), 'utf8');
  expect(csv.split('\r\n').filter((line) => /^\d+,/.test(line))).toHaveLength(60);

  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByLabel('who is it for').fill('Mei');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByLabel('Link to the report').inputValue();
  const path = link.slice(new URL(link).origin.length);

  const guest = await open(path, HANDSET, 'dark');
  await guest.getByRole('heading', { level: 1, name: 'winter' }).waitFor();
  await guest.getByRole('button', { name: 'Player 7', exact: true }).waitFor();
  expect(await guest.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  expect(await violations(guest)).toEqual([]);
  expect(await smallTargets(guest)).toEqual([]);

  await page.getByRole('button', { name: 'Revoke the link “Mei”' }).click();
  await expect.poll(() => page.locator('.share-list li').count()).toBe(0);
  await guest.reload();
  await guest.getByRole('heading', { name: 'This link opens nothing' }).waitFor();
});

it('two games of a quiz are compared, and one is deleted with all that is kept of its players', async () => {
  const page = await open('/host/games?state=finished');
  await expect.poll(() => rows(page).count()).toBe(3);
  for (const at of [0, 1]) await page.getByLabel('Choose “First night').nth(at).check();
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('columnheader', { name: 'Change' }).waitFor();
  await page.goBack();

  await page.getByLabel('Choose “Small one”').check();
  await page.getByRole('button', { name: 'Delete…' }).click();
  await page.getByRole('dialog').getByText('3 players, with their names').waitFor();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect.poll(() => rows(page).count()).toBe(2);
  expect(await running.app.records.games.get('game-2')).toBeUndefined();
});

it('a player looks back on all answers when the game is over', async () => {
  const quiz = { title: 'One', questions: [{ type: 'boolean', text: 'True?', correct: true }] };
  const { id } = (await post<{ id: string }>(`${running.url}/api/quizzes`, quiz)).body;
  using host = await hostQuiz(running.url, id, { countdown: 0 });
  const player = await joinWeb(running.url, host.pin, 'Ana');
  await host.command('start');
  await player.inbox.next('question');
  granted(await player.answer(0, true));
  await host.inbox.next('reveal');
  await host.command('next');
  await archiveOf(running.app, host.id);

  const page = await open(`/summary#${player.token}`, HANDSET);
  await page.getByRole('heading', { level: 1, name: 'Ana' }).waitFor();
  await page.getByText('True?').waitFor();
  const ink = page.locator('.summary-head .face path').first();
  expect(await ink.evaluate('(path) => getComputedStyle(path).fill')).not.toBe('rgb(0, 0, 0)');
  // Whoever is sent the address cannot play with it.
  await expect.poll(() => page.evaluate('location.hash')).not.toContain(player.token);
  await page.reload();
  await page.getByText('1 of 1').waitFor();
  expect(await violations(page)).toEqual([]);
});
