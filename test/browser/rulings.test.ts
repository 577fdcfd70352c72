/** The host judges typed answers on the console and on a phone; the players' pages follow. */
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumPath } from '../setup/programs.ts';
import { startApp } from '../support/app.ts';
import { granted, hostGame, joinWeb } from '../support/clients.ts';
import { picturesIn } from './support/pictures.ts';

const keep = picturesIn('rulings');

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
});
afterAll(() => browser?.close());

const typed = (text: string, accepted: string) => ({
  ...{ type: 'text', text, accepted: [accepted], limit: 600 },
});

it('a host accepts an answer, takes it back, takes a question out, and is asked before the podium', async () => {
  await using running = await startApp();
  const { url } = running;
  const questions = [typed('Capital of Italy?', 'Rome'), typed('Colour of the sky?', 'Blue')];
  const options = { speed: false, streak: false };
  using host = await hostGame(url, { title: 'Rulings', questions }, options);
  const { token } = granted(await host.socket.emitWithAck('screen', {}));
  host.socket.disconnect();
  using ben = await joinWeb(url, host.pin, 'Ben');
  using cleo = await joinWeb(url, host.pin, 'Cleo');

  const context = { reducedMotion: 'reduce' } as const;
  const ana = await browser.newPage({ ...context, viewport: { width: 390, height: 780 } });
  await ana.goto(`${url}/?pin=${host.pin}`);
  await ana.getByLabel('Nickname').fill('Ana');
  await ana.getByRole('button', { name: 'Join' }).click();
  await ana.getByText('Ana').first().waitFor();

  const desk = await browser.newPage({ ...context, viewport: { width: 1440, height: 900 } });
  for (const page of [ana, desk]) page.setDefaultTimeout(30_000);
  await desk.goto(`${url}/host/game#pin=${host.pin}&seat=${host.hostToken}`);
  const press = (name: string | RegExp) => desk.getByRole('button', { name }).click();
  await press('Start game');

  const answer = async (index: number, anas: string, others: string[]) => {
    const shown = questions[index]?.text ?? '';
    await ana.getByRole('heading', { name: shown }).waitFor();
    for (const [at, player] of [ben, cleo].entries())
      granted(await player.answer(index, others[at]));
    await ana.getByRole('textbox').fill(anas);
    await ana.getByRole('button', { name: 'Send' }).click();
    await desk.getByRole('heading', { name: `Answers to question ${index + 1}` }).waitFor();
  };
  await answer(0, 'Roma', ['roma', 'Rome']);
  await press('Accept “Roma”');
  await ana.getByText('+1,000').first().waitFor();
  await desk.getByRole('button', { name: 'Undo for “Roma”' }).waitFor();
  await keep(desk, 'accepted');
  await keep(ana, 'accepted-player');
  await press('Undo for “Roma”');
  await desk.getByRole('button', { name: 'Accept “Roma”' }).waitFor();
  await ben.inbox.next('reveal', ({ revised, you }) => revised === true && you?.total === 0);
  await press('Accept “Roma”');
  await ben.inbox.next('reveal', ({ revised, you }) => revised === true && you?.total === 1000);
  await press('Next');

  await answer(1, 'Green', ['Azure', 'Blue']);
  await press('Next: the podium');
  const asked = desk.getByRole('dialog', { name: 'Some typed answers were not looked at' });
  await asked.waitFor();
  await keep(desk, 'last-call');
  await press('Look at them');
  await asked.waitFor({ state: 'hidden' });
  await desk.setViewportSize({ width: 390, height: 780 });
  await press('Take this question out');
  await desk.getByText('Counts for nothing').waitFor();
  await keep(desk, 'out-remote');
  await ben.inbox.next('reveal', ({ void: isOut }) => isOut === true);
  await ana.getByText('This question does not count').waitFor();
  const screen = await browser.newPage({ ...context, viewport: { width: 1280, height: 720 } });
  await screen.goto(`${url}/screen#pin=${host.pin}&token=${token}`);
  await screen.getByText('This question does not count').waitFor();
  await keep(ana, 'out-player');
  await press('Next: the podium');
  const { you } = await ben.inbox.next('finished');
  expect(you).toEqual({ total: 1000, rank: 1 });
  for (const page of [ana, desk, screen]) await page.close();
});
