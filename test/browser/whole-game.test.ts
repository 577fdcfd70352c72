/** A newcomer's first game, in a real browser: a host, a web player and a phone, through the pages. */
import { readFile } from 'node:fs/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumPath } from '../setup/programs.ts';
import { startApp } from '../support/app.ts';
import { quizHere } from '../support/renamed/names.ts';
import { goOn, toQuestion } from './support/desk.ts';
import { picturesIn } from './support/pictures.ts';

const keep = picturesIn('whole-game');

const PROJECTOR = { width: 1920, height: 1080 };
const LAPTOP = { width: 1280, height: 800 };
const HANDSET = { width: 360, height: 740 };

const quiz = {
  title: 'First night',
  description: 'Every way to answer, one question each.',
  questions: [
    {
      type: 'single',
      text: 'Which planet has the most striking rings?',
      options: ['Mars', 'Venus', 'Saturn', 'Mercury'],
      correct: [2],
      limit: 60,
    },
    { type: 'boolean', text: 'Is a tomato a berry?', correct: true, limit: 60 },
    {
      type: 'multiple',
      text: 'Which of these are mammals?',
      options: ['Dolphin', 'Penguin', 'Bat'],
      correct: [0, 2],
      limit: 60,
    },
    {
      type: 'text',
      text: 'Which river flows through Cairo?',
      accepted: ['Nile', 'River Nile'],
      limit: 60,
    },
    { type: 'number', text: 'How many keys has a full piano?', value: 88, limit: 60 },
  ],
};

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
});
afterAll(() => browser.close());

/** A window of its own, as another device would be; it tells of errors in its page. */
async function open(url: string, viewport: { width: number; height: number }) {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    // The report is asked for until it is written.
    const early = message.location().url.includes('/report');
    if (message.type() === 'error' && !early)
      problems.push(`${message.location().url}: ${message.text()}`);
  });
  await page.goto(url);
  return { page, problems };
}

/** Nothing may stick out to the side: a page that scrolls sideways is broken on a phone. */
async function fits(page: Page): Promise<void> {
  const [content, view] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content).toBeLessThanOrEqual(view ?? 0);
}

it('plays a whole game through the three pages', { timeout: 120_000 }, async () => {
  await using running = await startApp({ environment: 'development' });
  const { url } = running;

  const host = await open(`${url}/host`, LAPTOP);
  await host.page.getByRole('heading', { name: 'Library' }).waitFor();
  await host.page.getByRole('link', { name: 'Import' }).click();
  await host.page.getByLabel('File with questions').setInputFiles({
    name: 'first-night.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(quizHere(quiz))),
  });
  await host.page.getByRole('button', { name: 'Import 5 questions' }).click();
  await host.page.getByRole('heading', { name: `Host: ${quiz.title}` }).waitFor();
  await keep(host.page, 'host-1-set-up');
  await host.page.getByRole('button', { name: 'Open the lobby' }).click();
  await host.page.locator('.pin').waitFor();
  const pin = (await host.page.locator('.pin').textContent())?.replaceAll(/\D/g, '') ?? '';
  expect(pin).toMatch(/^\d{6}$/);
  await host.page.setViewportSize(PROJECTOR);
  await keep(host.page, 'host-2-lobby-empty');

  // A player follows the QR code's link, on a small phone.
  const joinUrl = await host.page.locator('.join-card a').first().getAttribute('href');
  const player = await open(String(joinUrl), HANDSET);
  await keep(player.page, 'player-1-join');
  await player.page.getByLabel('Nickname').fill('Zoë');
  await player.page.getByRole('button', { name: 'Join' }).click();
  await player.page.getByText('Zoë').first().waitFor();
  await keep(player.page, 'player-2-lobby');

  // Another follows the WhatsApp link; its text is typed already.
  const whatsappUrl = await host.page
    .getByRole('link', { name: 'On WhatsApp' })
    .getAttribute('href');
  const phone = await open(String(whatsappUrl), LAPTOP);
  await keep(phone.page, 'phone-1-owner');
  await phone.page.getByLabel('Profile name').fill('Ana');
  await phone.page.getByRole('button', { name: 'Start chatting' }).click();
  expect(await phone.page.getByLabel('Message', { exact: true }).inputValue()).toContain(pin);
  await phone.page.getByRole('button', { name: 'Send' }).click();
  await phone.page.getByText('You are in as').waitFor();
  await keep(phone.page, 'phone-2-joined');

  await host.page.getByRole('heading', { name: '2 players in' }).waitFor();
  await host.page.getByRole('button', { name: 'Remove Ana' }).waitFor();
  // The estimate of WhatsApp's messages, before it starts.
  await host.page.getByRole('region', { name: 'WhatsApp' }).getByText('about 7 messages').waitFor();
  await keep(host.page, 'host-3-lobby');

  // The chat's link leads into the browser, as the same player; a message leads back.
  const link = /https?:\S+#ticket=\S+/.exec(await phone.page.locator('main').innerText())?.[0];
  const other = await open(String(link), HANDSET);
  await other.page.getByText('Ana').first().waitFor();
  expect(new URL(other.page.url()).hash).toBe('');
  await keep(other.page, 'player-2-from-whatsapp');
  await other.page.context().close();

  const say = async (text: string) => {
    await phone.page.getByLabel('Message', { exact: true }).fill(text);
    await phone.page.getByRole('button', { name: 'Send' }).click();
  };
  const answers: { web(): Promise<void>; phone(): Promise<void> }[] = [
    {
      web: () => player.page.getByRole('button', { name: /Saturn/ }).click(),
      phone: async () => {
        await phone.page.getByRole('button', { name: 'Answer' }).click();
        await keep(phone.page, 'phone-3-list');
        await phone.page
          .getByRole('dialog')
          .getByRole('button', { name: /Saturn/ })
          .click();
      },
    },
    {
      web: () => player.page.getByRole('button', { name: /True/ }).click(),
      phone: () => phone.page.getByRole('button', { name: 'False' }).last().click(),
    },
    {
      web: async () => {
        await player.page.getByRole('checkbox', { name: /Dolphin/ }).click();
        await player.page.getByRole('checkbox', { name: /Bat/ }).click();
        await keep(player.page, 'player-4-multiple');
        await player.page.getByRole('button', { name: 'Send 2 answers' }).click();
      },
      phone: () => say('A, C'),
    },
    {
      web: async () => {
        await player.page.getByLabel('Your answer').fill('the nil');
        await keep(player.page, 'player-5-typed');
        await player.page.keyboard.press('Enter');
      },
      phone: () => say('the river nile'),
    },
    {
      web: async () => {
        await player.page.getByLabel('Your number').fill('87');
        await player.page.keyboard.press('Enter');
      },
      phone: () => say('88 keys'),
    },
  ];

  await host.page.getByRole('button', { name: 'Start game' }).click();
  await player.page.getByRole('heading', { name: 'Get ready!' }).waitFor();
  await keep(host.page, 'host-4-countdown');
  await keep(player.page, 'player-3-countdown');
  // The keyboard alone is enough to host: the space bar does the next thing.
  for (const [index, { text }] of quiz.questions.entries()) {
    await toQuestion(host.page);
    await host.page.getByRole('heading', { name: text }).waitFor();
    await player.page.getByRole('heading', { name: text }).waitFor();
    await phone.page.getByText(text).waitFor();
    await keep(host.page, `host-5-question-${index + 1}`);
    await keep(player.page, `player-3-question-${index + 1}`);
    await fits(player.page);

    await answers[index]?.web();
    await player.page.getByText('Answer received').waitFor();
    await host.page.getByText('1 of 2 answered').waitFor();
    await keep(player.page, `player-6-answered-${index + 1}`);
    if (index === 1) {
      // A reload brings the player back, with the answer that was given.
      await player.page.reload();
      await player.page.getByText('Answer received').waitFor();
      await host.page.reload();
      await host.page.getByText('1 of 2 answered').waitFor();
    }
    await answers[index]?.phone();

    await player.page.getByText('Right answer').waitFor();
    await host.page.getByRole('heading', { name: 'Leaderboard' }).waitFor();
    await keep(host.page, `host-6-reveal-${index + 1}`);
    await keep(player.page, `player-7-result-${index + 1}`);
    await fits(player.page);
    await keep(phone.page, `phone-4-after-${index + 1}`);
  }

  // A typed answer that is wrong could still be accepted.
  await goOn(host.page);
  await host.page.getByRole('button', { name: 'Go to the podium' }).click();
  await host.page.getByRole('heading', { name: 'Game over' }).waitFor();
  await player.page.getByText('Game over').waitFor();
  await phone.page.getByText('The game is over.').waitFor();
  await host.page.getByRole('region', { name: 'WhatsApp' }).getByText('sent').waitFor();
  await keep(host.page, 'host-7-podium');
  await keep(player.page, 'player-8-final');
  await keep(phone.page, 'phone-5-final');
  await phone.page.setViewportSize(HANDSET);
  await keep(phone.page, 'phone-6-handset');
  await fits(phone.page);

  // The pages and the archive agree: Zoë missed the last question, Ana the second.
  const podium = host.page.getByRole('list', { name: 'Podium' });
  expect(await podium.getByText('Zoë').count()).toBe(1);
  expect(await podium.getByText('Ana').count()).toBe(1);
  const [download] = await Promise.all([
    host.page.waitForEvent('download'),
    host.page.getByRole('button', { name: 'Report as CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`qrush-${pin}.csv`);
  const report = await readFile(await download.path(), 'utf8');
  expect(report).toContain('Zoë');
  expect(report).toContain('Ana');

  // The summary opens without the game.
  const opened = player.page.context().waitForEvent('page');
  await player.page.getByRole('link', { name: 'All your answers, to keep' }).click();
  await (await opened).getByRole('heading', { level: 1, name: 'Zoë' }).waitFor();

  for (const { problems } of [host, player, phone]) expect(problems).toEqual([]);
  expect(running.logged).toEqual([]);
});
