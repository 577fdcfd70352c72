/** The show: the host at the desk, the room before a big screen, three players and a phone. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PATIENCE } from '../../server/engine/reading.ts';
import { chromiumPath } from '../setup/programs.ts';
import { startApp } from '../support/app.ts';
import { granted, hostGame, joinWeb } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { violations } from './look/axe.ts';
import { settled } from './look/stage.ts';
import { cutShort, openDesk } from './support/desk.ts';

const SCREENSHOTS = join(import.meta.dirname, '../output/show');

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  await mkdir(SCREENSHOTS, { recursive: true });
});
afterAll(() => browser?.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Looks at a page of the host in light and in dark: nothing is against its being read, or read out. */
async function keepDesk(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    await page.screenshot({ path: join(SCREENSHOTS, `${name}-${colorScheme}.png`) });
    expect(await violations(page), `${name}, ${colorScheme}`).toEqual([]);
  }
}

/** Each button of a remote is in view, 44 px high, and what a finger there would touch. */
async function reachable(page: Page): Promise<void> {
  const bad = await page.evaluate(() =>
    [...document.querySelectorAll('button:not(dialog *)')].flatMap((button) => {
      const { top, bottom, height, left, width } = button.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, (top + bottom) / 2);
      const fine = height >= 44 && top >= 0 && bottom <= innerHeight && button.contains(hit);
      return fine ? [] : [`${button.textContent} ${height} ${top}`];
    }),
  );
  expect(bad).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
}

it('plays a game before a room', { timeout: 180_000 }, async () => {
  await using running = await startApp({ environment: 'development' });
  const { url } = running;
  using host = await hostGame(url, singles(3, { limit: 600 }), { board: true });
  using ana = await joinWeb(url, host.pin, 'Ana');
  using ben = await joinWeb(url, host.pin, 'Ben');
  using cleo = await joinWeb(url, host.pin, 'Cleo');
  const desk = await openDesk(browser, url, host, 'Singles');
  // The host has a colour of their own: what others see has it, and the console has not.
  const accent = '#ff8a1f';
  await fetch(`${url}/api/look`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accent }),
  });
  const accentOf = (page: Page) =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'));

  // A phone comes by WhatsApp.
  const phone = await browser.newPage({ viewport: { width: 390, height: 780 } });
  await phone.goto(String(host.whatsappUrl));
  await phone.getByLabel('Profile name').fill('Dan');
  await phone.getByRole('button', { name: 'Start chatting' }).click();
  await phone.getByRole('button', { name: 'Send' }).click();
  await phone.getByText('You are in as').waitFor();

  // Taken back in time, a removal has never been.
  await desk.getByRole('heading', { name: '4 players in' }).waitFor();
  await button(desk, 'Remove Ben').click();
  await button(desk, 'Undo removing Ben').click();
  await button(desk, 'Remove Ben').waitFor();

  // The room gets a window of its own, in one click, and the console says what to do with it.
  const opened = desk.waitForEvent('popup');
  await desk.getByRole('link', { name: 'Open big screen' }).click();
  const screen = await opened;
  await screen.setViewportSize({ width: 1280, height: 720 });
  await desk.getByText('Big screen open').waitFor();
  await desk.getByText('press F there').waitFor();
  await keepDesk(desk, 'console-lobby');
  await button(desk, 'Other devices').click();
  const code = (await desk.locator('.screen-code').textContent()) ?? '';
  await desk.screenshot({ path: join(SCREENSHOTS, 'other-devices.png') });
  await button(desk, 'Close').click();
  for (const name of ['Ana', 'Ben', 'Cleo', 'Dan'])
    await screen.locator('.figures').getByText(name).waitFor();
  const said = await screen.locator('.screen main').innerText();
  expect(said).toContain(`${host.pin.slice(0, 3)} ${host.pin.slice(3)}`);
  for (const secret of ['$', 'Remove', 'message', 'Lock', 'Start'])
    expect(said).not.toContain(secret);
  await screen.screenshot({ path: join(SCREENSHOTS, 'lobby.png') });

  const joining = await browser.newPage({ colorScheme: 'dark' });
  await joining.goto(String(host.joinUrl));
  for (const page of [screen, joining]) await expect.poll(() => accentOf(page)).toBe(accent);
  expect(await accentOf(desk)).not.toBe(accent);
  await joining.close();

  // Another computer gets there by the code, typed as people type.
  const other = await browser.newPage({ viewport: { width: 1024, height: 768 } });
  await other.goto(`${url}/screen`);
  await other.getByLabel('Game PIN').fill(host.pin);
  await other.getByLabel('Screen code').fill('0000 0000');
  await button(other, 'Show the game').click();
  await other.getByRole('alert').waitFor();
  await other.getByLabel('Game PIN').fill(host.pin);
  await other.getByLabel('Screen code').fill(code.toLowerCase());
  await button(other, 'Show the game').click();
  await other.locator('.figures').getByText('Cleo').waitFor();
  await other.close();

  // A click fills the screen with the way in, and another one takes it away.
  await screen.locator('.people').click();
  await screen.locator('.poster .qr-code').waitFor();
  await screen.screenshot({ path: join(SCREENSHOTS, 'poster.png') });
  await screen.locator('.poster').click();
  await screen.locator('.poster').waitFor({ state: 'detached' });

  // B5: pressed twice, it starts once; and the space bar does not cut the question short.
  await button(desk, 'Start game').dblclick();
  await screen.getByRole('heading', { name: 'Question 1?' }).waitFor();
  await desk.keyboard.press('Space');
  await desk.keyboard.press('PageDown');
  expect((await ana.answer(0, 0)).ok).toBe(true);
  expect((await ben.answer(0, 1)).ok).toBe(true);
  await screen.locator('.disc.answered').getByText('2', { exact: true }).waitFor();
  await screen.screenshot({ path: join(SCREENSHOTS, 'question.png') });

  // The host knows what is right, what comes next, and who still thinks by which channel; the room does not.
  const thinking = desk.getByRole('region', { name: 'Still thinking' });
  await thinking.getByText('Dan').waitFor();
  await thinking.getByText('WhatsApp 1 of 1').waitFor();
  await thinking.getByText('Ana').waitFor({ state: 'detached' });
  await desk.getByRole('region', { name: 'Right answer' }).getByText('Right').waitFor();
  await desk.getByRole('region', { name: 'Next: 2 of 3' }).getByText('Question 2?').waitFor();
  // How answers spread is the host's to see before the close.
  const spread = desk.getByRole('region', { name: 'Answers so far, for you alone' });
  await expect
    .poll(() => spread.locator('.bar-count').allInnerTexts())
    .toEqual([
      expect.stringMatching(/^1/),
      expect.stringMatching(/^1/),
      expect.stringMatching(/^0/),
      expect.stringMatching(/^0/),
    ]);
  for (const secret of ['Still thinking', 'Only you', 'Next', 'so far'])
    expect(await screen.getByText(secret).count()).toBe(0);
  await keepDesk(desk, 'console-question');

  // Paused, the question is hidden; by a clicker whose keys reach the screen's window just as well.
  await desk.keyboard.press('p');
  await screen.getByRole('heading', { name: 'Paused' }).waitFor();
  expect(await screen.locator('main').getByText('Question 1?').count()).toBe(0);
  await desk.locator('.next:enabled').waitFor();
  await screen.keyboard.press('PageUp');
  await screen.keyboard.press('.');
  await screen.getByRole('heading', { name: 'Question 1?' }).waitFor();

  // A click is not enough to close it early; holding is.
  const skip = button(desk, 'Hold to close now');
  await skip.click();
  expect((await cleo.answer(0, 0)).ok).toBe(true);
  await skip.hover();
  await desk.mouse.down();
  await screen.locator('.reveal').waitFor();
  await desk.mouse.up();
  await screen.screenshot({ path: join(SCREENSHOTS, 'answer.png') });
  // The host says when the room sees who leads, and reads before what comes.
  await button(desk, 'Next: the leaderboard').click();
  await screen.getByRole('heading', { name: /^Leaderboard/ }).waitFor();
  await button(desk, 'Next question').waitFor();
  await screen.screenshot({ path: join(SCREENSHOTS, 'board.png') });

  // B6: after a click on Lock the space bar does the next thing, and the door is told shut.
  await button(desk, 'Lock').click();
  await screen.locator('.strip-join').waitFor({ state: 'detached' });
  await desk.keyboard.press('Space');
  await screen.getByRole('heading', { name: 'Question 2?' }).waitFor();
  expect(await button(desk, 'Unlock').getAttribute('aria-pressed')).toBe('true');

  // The host's phone takes the seat by a link, and steers.
  const { pin, hostToken } = host;
  const remote = await browser.newPage({
    viewport: { width: 390, height: 780 },
    reducedMotion: 'reduce',
    bypassCSP: true,
  });
  await remote.goto(`${url}/host/game#${new URLSearchParams({ pin, seat: hostToken })}`);
  await button(remote, 'Hold to close now').waitFor();
  await keepDesk(remote, 'remote-question');
  // Nothing of it is out of reach, too small for a thumb, or below another thing.
  await reachable(remote);

  // It gives more time.
  const { closesAt } = await ana.inbox.next('question', ({ index }) => index === 1);
  await button(remote, '10 seconds').click();
  const ten = 10_000;
  await ana.inbox.next('question', (asked) => asked.closesAt === closesAt + ten);

  // It turns the screen's sound on, and off again.
  await button(remote, 'Sound on').click();
  await screen.getByRole('button', { name: 'Sound off' }).waitFor({ state: 'attached' });
  // The console knows, although it has not been asked.
  await button(desk, 'Mute').waitFor();
  await button(remote, 'Mute').click();
  await screen.getByRole('button', { name: 'Sound on' }).waitFor({ state: 'attached' });

  await cutShort(remote);
  await screen.locator('.reveal').waitFor();
  expect(new URL(remote.url()).hash).toBe(`#pin=${pin}`);
  await button(remote, 'Next: the leaderboard').waitFor();
  await keepDesk(remote, 'remote-answer');
  await button(remote, 'People').click();
  await button(remote, 'Remove Ben').click();
  await keepDesk(remote, 'remote-people');
  await button(remote, 'Undo removing Ben').click();
  await button(remote, 'End').click();
  await button(remote, 'End game').click();

  // Ana and Cleo were right at once, Ben was not: the order is told, and he stands nowhere.
  const winner = screen.getByRole('heading', { name: /wins?!$/ });
  await winner.waitFor();
  expect(await screen.locator('.podium').innerText()).not.toContain('Ben');
  await screen.screenshot({ path: join(SCREENSHOTS, 'podium.png') });
  for (const page of [desk, screen, phone, remote]) await page.close();
});

it('shows a question before its answers, on the screen and on a phone, and waits for its picture', {
  timeout: 120_000,
}, async () => {
  await using running = await startApp({ environment: 'development' });
  const { url } = running;
  const media = { image: '/media/starter/planets.png', alt: 'Planets' };
  const quiz = singles(2, { limit: 600, media, category: 'Space', points: 2000 });
  using host = await hostGame(url, quiz, { reading: 3, preload: true });
  using ana = await joinWeb(url, host.pin, 'Ana');
  const { token } = granted(await host.socket.emitWithAck('screen', {}));
  const screen = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await screen.goto(`${url}/screen#pin=${host.pin}&token=${token}`);
  const phone = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await phone.goto(`${url}/?pin=${host.pin}`);
  await phone.getByLabel('Nickname').fill('Mei');
  await phone.getByRole('button', { name: 'Join' }).click();
  await screen.locator('.figures').getByText('Mei').waitFor();

  const desk = await openDesk(browser, url, host, 'Singles');
  await button(desk, 'Start game').click();
  const shown = await ana.inbox.next('state', ({ coming }) => coming?.index === 0);
  const small = desk.getByRole('region', { name: 'The big screen' });
  await small.getByRole('heading', { name: 'Question 1?' }).waitFor();
  await desk.screenshot({ path: join(SCREENSHOTS, 'console-reading.png') });
  await screen.locator('.question-card').getByText('Space').waitFor();
  await screen.locator('.question-card').getByText('2,000 points').waitFor();
  for (const page of [screen, phone]) {
    await page.getByRole('heading', { name: 'Question 1?' }).waitFor();
    await page.getByText('Answers in a moment').waitFor();
    await page.getByRole('img', { name: 'Planets' }).waitFor();
    expect(await page.getByText('Green').count()).toBe(0);
  }
  await phone.screenshot({ path: join(SCREENSHOTS, 'reading-phone.png') });
  await screen.screenshot({ path: join(SCREENSHOTS, 'reading.png') });
  // Both say that they have the picture: it opens when it has been read, and not at its latest time.
  const { openedAt } = await ana.inbox.next('question');
  expect(openedAt).toBeGreaterThanOrEqual(shown.opensAt ?? 0);
  expect(openedAt).toBeLessThan((shown.opensAt ?? 0) + PATIENCE);
  for (const page of [screen, phone]) await page.getByText('Green', { exact: true }).waitFor();
  for (const page of [desk, screen, phone]) await page.close();
});
