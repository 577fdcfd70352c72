/** The host gives a player extra time by keys; that player answers when the time of all others is over. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumPath } from '../setup/programs.ts';
import { startApp } from '../support/app.ts';
import { granted, hostGame } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { violations } from './look/axe.ts';
import { goOn, openDesk } from './support/desk.ts';
import { picturesIn } from './support/pictures.ts';

const keep = picturesIn('extra-time');

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
});
afterAll(() => browser?.close());

const SECONDS = 4;

async function openPhone(url: string, pin: string, nickname: string): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 390, height: 780 },
    reducedMotion: 'reduce',
    bypassCSP: true,
  });
  page.setDefaultTimeout(30_000);
  await page.goto(`${url}/?pin=${pin}`);
  await page.getByLabel('Nickname').fill(nickname);
  await page.getByLabel('Nickname').press('Enter');
  await page.getByText('The host starts the game').waitFor();
  return page;
}

async function openScreen(url: string, pin: string, token: string): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
    bypassCSP: true,
  });
  await page.goto(`${url}/screen#pin=${pin}&token=${token}`);
  await page.getByText('2', { exact: true }).first().waitFor();
  return page;
}

/** Nothing against the page, dark or light. */
async function expectFine(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
    await keep(page, `${name}-${colorScheme}`);
  }
}

it('the host gives a player extra time, who answers in it, and nobody else sees who', async () => {
  await using running = await startApp();
  const { url } = running;
  using host = await hostGame(url, singles(1, { limit: SECONDS }));
  const { token } = granted(await host.socket.emitWithAck('screen', {}));
  const [ana, ben] = await Promise.all([
    openPhone(url, host.pin, 'Ana'),
    openPhone(url, host.pin, 'Ben'),
  ]);
  const screen = await openScreen(url, host.pin, token);
  const desk = await openDesk(browser, url, host, 'Singles');

  const menu = desk.getByRole('button', { name: 'Extra time for Ana' });
  await menu.focus();
  await desk.keyboard.press('Enter');
  const none = desk.getByRole('menuitemradio', { name: 'No extra time' });
  await expect.poll(() => none.getAttribute('aria-checked')).toBe('true');
  await expectFine(desk, 'menu');
  for (const _ of [1, 2, 3, 4]) await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Enter');
  const row = desk.getByRole('listitem').filter({ hasText: 'Ana' });
  await row.getByText('×3').waitFor();
  await expectFine(desk, 'console-lobby');

  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Start game' }).press('Enter');
  const left = async (page: Page) =>
    Number(await page.locator('.time-bar-seconds span').first().textContent());
  await ana.getByRole('heading', { name: 'Question 1?' }).waitFor();
  expect(await left(ana)).toBeGreaterThan(SECONDS);
  await ben.getByRole('heading', { name: 'Question 1?' }).waitFor();
  expect(await left(ben)).toBeLessThanOrEqual(SECONDS);

  const waits = 'Some have more time';
  await Promise.all([ben, screen].map((page) => page.getByText(waits).waitFor()));
  await desk.getByText('only players with extra time can still answer').waitFor();
  expect(await ben.getByRole('button', { name: /Red/ }).isDisabled()).toBe(true);
  expect(await ana.getByText(waits).count()).toBe(0);
  expect(await left(ana)).toBeGreaterThan(0);
  for (const page of [ben, screen]) expect(await page.textContent('body')).not.toContain('Ana');
  await keep(screen, 'screen');
  await keep(ben, 'usual');
  await expectFine(desk, 'console-overtime');
  await ana.getByRole('button', { name: /Red/ }).press('Enter');
  await ana.getByRole('heading', { name: 'Right' }).waitFor();
  await ben.getByRole('heading', { name: 'No answer' }).waitFor();
  expect(await menu.isVisible()).toBe(true);
  await goOn(desk);
  await desk.getByRole('heading', { name: 'Game over' }).waitFor();
  expect(await menu.isVisible()).toBe(false);
  for (const page of [desk, screen, ana, ben]) await page.close();
});
