/** The host lets in who waits, gives a lost place back, and hides an answer: through the pages. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { joinPatiently } from '../../client/patience.ts';
import { Refusal } from '../../client/socket.ts';
import { chromiumPath } from '../setup/programs.ts';
import { startApp } from '../support/app.ts';
import { connectPlayer, granted, hostGame, joinWeb } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { openDesk } from './support/desk.ts';
import { picturesIn } from './support/pictures.ts';

const keep = picturesIn('waiting-room');

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
});
afterAll(() => browser?.close());

const PHONE = { width: 390, height: 780 };
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

async function openPhone(url: string, pin: string): Promise<Page> {
  const page = await browser.newPage({ viewport: PHONE, reducedMotion: 'reduce' });
  page.setDefaultTimeout(30_000);
  await page.goto(`${url}/?pin=${pin}`);
  return page;
}

it('who waits comes in by itself once the host agrees, and an answer goes with one click', async () => {
  await using running = await startApp();
  const { url } = running;
  using host = await hostGame(url, {
    title: 'Cities',
    questions: [{ type: 'text', text: 'Which city?', accepted: ['Rome'], limit: 600 }],
  });
  using ana = await joinWeb(url, host.pin, 'Ana');
  const { pin } = host;
  const desk = await openDesk(browser, url, host, 'Cities');
  await button(desk, 'Start game').waitFor();

  const phone = await openPhone(url, pin);
  await phone.getByLabel('Nickname').fill('Hooker');
  await button(phone, 'Join').click();
  await phone.getByRole('heading', { name: 'Waiting for the host' }).waitFor();
  await keep(phone, 'player-waits');
  await desk.getByRole('heading', { name: '1 player waiting for you' }).waitFor();
  await desk.getByText('wants to join under this name').waitFor();
  await keep(desk, 'host-list');
  await desk.setViewportSize(PHONE);
  await button(desk, '1 waiting').click();
  await desk.getByText('wants to join under this name').waitFor();
  await keep(desk, 'host-list-phone');
  await button(desk, 'Close').click();
  await desk.setViewportSize({ width: 1280, height: 800 });
  await button(desk, 'Let Hooker in').click();
  await phone.getByRole('heading', { name: "You're in! Hooker" }).waitFor();

  // Ana's other device has no token.
  const other = await openPhone(url, pin);
  await other.getByLabel('Nickname').fill('ana');
  await button(other, 'Join').click();
  await keep(other, 'name-taken');
  await button(other, /ask the host/).click();
  await other.getByText('wants back in').waitFor();
  await desk.getByText('wants back in, from another device').waitFor();
  await button(desk, 'Refuse Ana').click();
  await other.getByText('already has this name').waitFor();

  await button(desk, 'Start game').click();
  await ana.inbox.next('question');
  granted(await ana.answer(0, 'teacher is silly'));
  await phone.getByRole('textbox').fill('Rome');
  await button(phone, 'Send').click();
  // The host keeps seeing it among the answers to judge.
  const shownToAll = desk.locator('.option-text', { hasText: 'teacher is silly' });
  await shownToAll.waitFor();
  await keep(desk, 'reveal');
  await button(desk, /^Hide .*silly/i).click();
  await shownToAll.waitFor({ state: 'detached' });
  const shown = await ana.inbox.next('state', ({ reveal }) => reveal !== undefined);
  expect(shown.reveal?.distribution.map(({ label }) => label)).toEqual(['Rome']);
  await keep(desk, 'reveal-hidden');
  for (const page of [desk, phone, other]) await page.close();
});

it('a class that waits is let in at once, but for the name that is doubtful', async () => {
  await using running = await startApp();
  const { url } = running;
  using host = await hostGame(url, singles(1), { approveNames: true });
  host.socket.disconnect();
  const { pin, id, hostToken, joinUrl } = host;
  // They ask again and again, as the pages do.
  const over = new AbortController();
  const newcomers = ['Ben', 'Chloé', 'Dick'].map((nickname) => {
    const socket = connectPlayer(url);
    const ask = async () => {
      const ack = await socket.emitWithAck('join', { pin, nickname, device: nickname });
      if (!ack.ok) throw new Refusal(ack.error.code, '', ack.error.retryAfter);
    };
    return { socket, entered: joinPatiently(ask, () => {}, over.signal) };
  });
  const desk = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  desk.setDefaultTimeout(30_000);
  await desk.addInitScript(
    ([key, session]) => localStorage.setItem(key ?? '', session ?? ''),
    [
      `qrush.host.${pin}`,
      JSON.stringify({ pin, id, title: 'Singles', hostToken, joinUrl, keptAt: Date.now() }),
    ],
  );
  await desk.goto(`${url}/host#pin=${pin}`);
  await desk.getByRole('heading', { name: '3 players waiting for you' }).waitFor();
  await keep(desk, 'host-class');
  await button(desk, 'Let all in').click();
  await desk.getByText('1 player waiting for you').waitFor();
  const [ben, chloe, dick] = newcomers.map(({ entered }) => entered);
  expect(await Promise.all([ben, chloe])).toEqual([true, true]);
  over.abort();
  expect(await dick).toBe(false);
  for (const { socket } of newcomers) socket.disconnect();
  await desk.close();
});
