/** The host's desk in a real browser: from a file to a running game, the library, sign-in, every state. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addressOf } from '../../plugins/web/src/screen/address.ts';
import { chromiumPath } from '../setup/programs.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { connectHost, granted, joinWeb, post } from '../support/clients.ts';
import { smallTargets, violations } from './look/axe.ts';
import { DAMAGED, deskStates, FOREIGN_HEADINGS, furnish } from './look/desk-states.ts';
import { settled } from './look/stage.ts';
import { databaseOf } from './support/database.ts';
import { speaker } from './support/words.ts';

const say = speaker('en');

const LAPTOP = { width: 1280, height: 800 };
const HANDSET = { width: 390, height: 844 };

let browser: Browser;
let running: RunningApp;
let database: Awaited<ReturnType<typeof databaseOf>>;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  database = await databaseOf('postgresql');
  running = await startApp({ adminToken: 'a token of sixteen', ...database.settings });
});
afterAll(async () => {
  await running?.app.close();
  await database?.[Symbol.asyncDispose]();
  await browser?.close();
});

async function open(
  path: string,
  viewport = LAPTOP,
  headers: Record<string, string> = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    reducedMotion: 'reduce',
    bypassCSP: true,
    extraHTTPHeaders: headers,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(running.url + path);
  return page;
}

/** Lets a file fall onto the page, as a hand would. */
async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.evaluate(
    ([file, content]) => {
      const dataTransfer = new DataTransfer();
      const all = Uint8Array.from(atob(content ?? ''), (sign) => sign.charCodeAt(0));
      dataTransfer.items.add(new File([all], file ?? ''));
      for (const type of ['dragover', 'drop'])
        document.body.dispatchEvent(
          new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }),
        );
    },
    [name, bytes.toString('base64')],
  );
}

const FILES = join(import.meta.dirname, 'fixtures/files');

/** Files, and the right answer to the first question of each; `npm run test:desk` takes all. */
const PLAYED = [
  ['kahoot.xlsx', 1],
  ['small.csv', 0],
  ['small.gift', 0],
  ['small.aiken.txt', 0],
  ['opentdb.json', 0],
] as const;

it.each(PLAYED.slice(0, Number(process.env.QRUSH_TEST_FILES ?? 3)))(
  '%s is played from the library on',
  async (name, answer) => {
    const page = await open('/host');
    await page.getByRole('heading', { name: 'Library' }).waitFor();
    await drop(page, name, await readFile(join(FILES, name)));
    await page.getByRole('button', { name: /^Import \d+ question/ }).click();
    // Without time to read.
    await page.getByRole('button', { name: 'Quick' }).click();
    await page.getByRole('button', { name: 'Open the lobby' }).click();
    const pin = (await page.locator('.pin').textContent())?.replaceAll(/\D/g, '') ?? '';
    using ana = await joinWeb(running.url, pin, 'Ana');
    await page.getByRole('heading', { name: '1 player in' }).waitFor();
    await page.getByRole('button', { name: 'Start game' }).click();
    await page.getByRole('button', { name: 'Skip' }).click();
    await ana.inbox.next('question');
    expect(await ana.answer(0, answer)).toMatchObject({ ok: true });
    await page.getByRole('heading', { name: 'Leaderboard' }).waitFor();
    await page.context().close();
  },
);

it('a damaged text is fixed in its table, and what was fixed is in the quiz', async () => {
  const page = await open('/host/import');
  await page.getByLabel('Or paste questions').fill(DAMAGED);
  await page.getByRole('button', { name: 'Read this text' }).click();
  await page.getByRole('button', { name: 'Import 2 questions' }).waitFor();
  await page.getByRole('button', { name: 'Leave out line 1', exact: true }).click();
  await page.getByRole('button', { name: 'Import 1 question' }).waitFor();

  await page.getByRole('button', { name: 'Fix line 6' }).click();
  await page.getByRole('button', { name: 'Use this' }).click();
  // The server's words.
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Option 2 is right').check();
  await page.getByRole('button', { name: 'Use this' }).click();
  await page.getByText('Fixed', { exact: true }).waitFor();
  await page.getByLabel('Title of the quiz').fill('Fixed');
  await page.getByRole('button', { name: 'Import 2 questions' }).click();
  await page.getByRole('heading', { name: 'Host: Fixed' }).waitFor();

  const [, id] = /quiz\/([^/]+)\/play/.exec(page.url()) ?? [];
  const quiz = await (await fetch(`${running.url}/api/quizzes/${id}`)).json();
  expect(quiz).toMatchObject({
    title: 'Fixed',
    playable: true,
    questions: [
      { text: 'Which has no right answer?', options: ['Tomato', 'Stone'], correct: [1] },
      { text: 'Who painted the Mona Lisa?' },
    ],
  });
  await page.context().close();
});

it('a table whose headings nobody understands is read as its columns are said to be', async () => {
  const page = await open('/host/import');
  await page.getByLabel('Or paste questions').fill(FOREIGN_HEADINGS);
  await page.getByRole('button', { name: 'Read this text' }).click();
  const read = page.getByRole('button', { name: 'Read it like this' });
  await page.getByRole('cell', { name: "Qual è la capitale d'Italia?" }).waitFor();
  expect(await read.isDisabled()).toBe(true);
  const choose = (column: string, what: string) =>
    page.getByLabel(`Content of column ${column}`).selectOption({ label: what });
  await choose('A, Domanda', 'Question');
  await choose('B, Giusta', 'Right answer');
  await choose('C, Sbagliata', 'Wrong answer');
  await read.click();
  await page.getByRole('button', { name: 'Import 2 questions' }).waitFor();
  // It can be said otherwise, and what was left out is taken, too.
  await page.getByText('Say what the columns are').click();
  await choose('D, Altra', 'Wrong answer');
  await read.click();
  await page.getByText('D wrong answer').waitFor();
  await page.getByRole('button', { name: 'Import 2 questions' }).click();
  await page.waitForURL(/play$/);
  const [, id] = /quiz\/([^/]+)\/play/.exec(page.url()) ?? [];
  const quiz = await (await fetch(`${running.url}/api/quizzes/${id}`)).json();
  expect(quiz.questions).toMatchObject([
    { options: ['Parigi', 'Pisa', 'Roma'], correct: [2] },
    { options: ['Arno', 'Nilo', 'Po'], correct: [1] },
  ]);
  await page.context().close();
});

it('a quiz is found, copied, archived, deleted and brought back, by keyboard', async () => {
  const question = { type: 'boolean', text: 'Do narwhals dream?', correct: true };
  await post(`${running.url}/api/quizzes`, {
    title: 'At sea',
    tags: ['deep'],
    questions: [question],
  });
  const page = await open('/host');
  const found = page.getByRole('article', { name: 'At sea' });
  const choose = async (item: string) => {
    await page.getByRole('button', { name: 'More about At sea' }).last().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Duplicate' }).waitFor();
    for (;;) {
      const chosen = await page.evaluate(() => document.activeElement?.textContent);
      if (chosen === item) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
  };

  await page.getByRole('heading', { name: 'Library' }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('NARWHAL');
  await page.getByText('1 quiz with “NARWHAL”').first().waitFor();
  expect(new URL(page.url()).search).toBe('?q=NARWHAL');
  await choose('Duplicate');
  await page.getByText('2 quizzes with').first().waitFor();

  await choose('Archive');
  await expect.poll(() => found.count()).toBe(1);
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect.poll(() => found.count()).toBe(2);

  await choose('Delete');
  await expect.poll(() => found.count()).toBe(1);
  await page.goto(`${running.url}/host?state=deleted`);
  await page.getByRole('button', { name: 'Restore' }).press('Enter');
  await page.getByRole('button', { name: 'Show it' }).press('Enter');
  await page.getByRole('heading', { name: 'Library' }).waitFor();
  await expect.poll(() => found.count()).toBe(2);

  // Back and forward are the browser's own.
  await page.getByRole('button', { name: 'deep' }).click();
  await expect.poll(() => page.getByRole('article').count()).toBe(2);
  await found.first().getByRole('link', { name: 'Host' }).click();
  const heading = page.getByRole('heading', { name: /^Host: At sea/ });
  await heading.waitFor();
  expect(await page.title()).toMatch(/^Host: At sea.* · QRush$/);
  expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.goBack();
  await expect.poll(() => page.getByRole('article').count()).toBe(2);
  await page.context().close();
});

it('a game is tried alone with bots', async () => {
  const { body } = await post<{ id: string }>(`${running.url}/api/quizzes`, {
    title: 'Alone',
    questions: [{ type: 'single', text: 'Which?', options: ['a', 'b'], correct: [0], limit: 2 }],
  });
  const page = await open(`/host/quiz/${body.id}/play`);
  await page.getByRole('button', { name: 'Classroom' }).click();
  await page.getByRole('button', { name: 'Try it with bots' }).click();
  await page.getByRole('heading', { name: '5 players in' }).waitFor();
  await page.getByRole('button', { name: 'Start game' }).click();
  await page.getByRole('button', { name: 'Skip' }).click();
  await page.getByRole('heading', { name: 'Leaderboard' }).waitFor();
  await page.getByText('Bot Ada').first().waitFor();
  // The next game begins with what was chosen for this one.
  await page.goto(`${running.url}/host/quiz/${body.id}/play`);
  const last = page.getByRole('button', { name: 'My last one' });
  expect(await last.getAttribute('aria-pressed')).toBe('true');
  expect(await page.getByRole('switch', { name: 'Ask me before anybody joins' }).isChecked()).toBe(
    true,
  );
  await page.context().close();
});

it('channels and language of a game are chosen by keyboard, and nothing tells of the others', async () => {
  const { body } = await post<{ id: string }>(`${running.url}/api/quizzes`, {
    title: 'By phone',
    questions: [{ type: 'boolean', text: 'Is it?', correct: true, limit: 60 }],
  });
  const page = await open(`/host/quiz/${body.id}/play`, HANDSET);
  const browsers = page.getByRole('switch', { name: 'In the browser' });
  await browsers.press('Space');
  // One way in there must be.
  await expect
    .poll(() => page.getByRole('switch', { name: 'On WhatsApp' }).isDisabled())
    .toBe(true);
  await page.getByLabel('Words of the game').selectOption('es');
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize(LAPTOP);
  await page.getByRole('button', { name: 'Open the lobby' }).press('Enter');
  await page.waitForURL(/#pin=\d+/);
  const pin = new URL(page.url()).hash.replace('#pin=', '');
  await page.getByRole('link', { name: 'Join on WhatsApp' }).waitFor();
  expect(await page.getByText(`Join at ${new URL(running.url).host}`).count()).toBe(0);
  const { options } = await running.app.games.find(pin);
  expect(options).toMatchObject({ channels: ['whatsapp'], language: 'es' });
  await expect(joinWeb(running.url, pin, 'Ana')).rejects.toThrow('CHANNEL_CLOSED');

  const player = await open(`/?pin=${pin}`, HANDSET);
  await player.getByLabel('Nickname').fill('Ana');
  await player.keyboard.press('Enter');
  await player.getByText('Join this game by WhatsApp').waitFor();

  const host = JSON.parse(await page.evaluate(`sessionStorage['qrush.host.${pin}']`));
  const socket = connectHost(running.url);
  granted(await socket.emitWithAck('attach', { pin, hostToken: host.hostToken, watch: true }));
  const { token } = granted(await socket.emitWithAck('screen', {}));
  const screen = await open(addressOf({ pin, token }));
  await screen.getByText('Write to us on WhatsApp').waitFor();
  expect(await screen.getByText('In the browser').count()).toBe(0);
  expect(await screen.getByRole('img', { name: 'QR code' }).count()).toBe(1);
  socket.disconnect();

  // The next set-up begins with the same.
  await page.goto(`${running.url}/host/quiz/${body.id}/play`);
  await expect.poll(() => browsers.isChecked()).toBe(false);
  for (const one of [page, player, screen]) await one.context().close();
});

it('a browser signs in once, with all its windows, and out again', async () => {
  // Asked for through a proxy, the server does not know who it is.
  const away = { 'x-forwarded-for': '203.0.113.7' };
  const page = await open('/host', LAPTOP, away);
  await page.getByLabel('Admin token').fill('another token');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('This is not the token of this server.').waitFor();
  await page.getByLabel('Admin token').fill('a token of sixteen');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Library' }).waitFor();
  await page.getByRole('article').first().waitFor();

  const other = await page.context().newPage();
  await other.goto(`${running.url}/host/games`);
  await other.getByRole('heading', { name: 'Live', exact: true }).waitFor();
  await other.getByRole('button', { name: 'Sign out' }).click();
  await other.getByRole('heading', { name: 'Sign in to host' }).waitFor();
  // The other window is told as soon as it wants something.
  await page.getByRole('button', { name: 'New quiz' }).click();
  await page.getByRole('heading', { name: 'Sign in to host' }).waitFor();

  // A link may bring the token, and nothing keeps it in the address.
  const linked = await open('/host#token=a%20token%20of%20sixteen', LAPTOP, away);
  await linked.getByRole('article').first().waitFor();
  expect(new URL(linked.url()).hash).toBe('');
  await Promise.all([page.context().close(), linked.context().close()]);
});

it('has nothing against it in its states, dark or light, on a phone', {
  timeout: 120_000,
}, async () => {
  await using furnished = await startApp();
  using _live = await furnish(furnished.url);
  const page = await open('/host', HANDSET);
  await page.emulateMedia({ colorScheme: 'dark' });
  const found: Record<string, string[]> = {};
  for (const { name, show } of deskStates.filter(({ isLike }) => !isLike)) {
    await show({ page, url: furnished.url, say });
    await settled(page);
    const against = [
      ...(await violations(page)),
      ...(await smallTargets(page)).map((html) => `small: ${html}`),
    ];
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (tooWide > 0) against.push(`${tooWide} px too wide`);
    await page.emulateMedia({ colorScheme: 'light' });
    against.push(...(await violations(page, ['color-contrast'])).map((each) => `light ${each}`));
    await page.emulateMedia({ colorScheme: 'dark' });
    if (against.length > 0) found[name] = against;
  }
  await page.context().close();
  expect(found).toEqual({});
});
