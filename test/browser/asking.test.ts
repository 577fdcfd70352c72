/** Asks of modes before a question and beside it, on a player's phone and on the big screen. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumPath } from '../setup/programs.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { granted, hostGame, joinWeb } from '../support/clients.ts';
import pledge from '../support/pledge/index.ts';
import { single } from '../support/quizzes.ts';
import { picturesIn } from './support/pictures.ts';

const keep = picturesIn('asking');

let browser: Browser;
let running: RunningApp;
let phone: Page;
let screen: Page;
const loaded: string[] = [];
beforeAll(async () => {
  running = await startApp({}, [pledge]);
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  const open = async (width: number, height: number) => {
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(30_000);
    return page;
  };
  phone = await open(390, 780);
  phone.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  screen = await open(1280, 720);
});
afterAll(async () => {
  await browser?.close();
  await running?.[Symbol.asyncDispose]();
});

/** A game with Zoë on the phone and Ana beside her, on the big screen. */
async function begin(mode: string, questions: number, options: object = {}) {
  const texts = ['One?', 'Two?'].slice(0, questions);
  const quiz = { title: mode, questions: texts.map((text) => single(text, 0, { limit: 60 })) };
  const host = await hostGame(running.url, quiz, { countdown: 0, ...options }, undefined, mode);
  const { token } = granted(await host.socket.emitWithAck('screen', {}));
  await screen.goto(`${running.url}/screen#pin=${host.pin}&token=${token}`);
  await phone.goto(`${running.url}/?pin=${host.pin}`);
  await phone.getByLabel('Nickname').fill('Zoë');
  await phone.getByRole('button', { name: 'Join', exact: true }).click();
  await phone.getByText('Zoë').first().waitFor();
  const ana = await joinWeb(running.url, host.pin, 'Ana');
  return { host, ana };
}

const answer = (name: string) => phone.getByRole('button', { name: new RegExp(name) });

it('a game that asks for nothing more loads nothing for it', async () => {
  const { host, ana } = await begin('classic', 1);
  await host.command('start');
  await answer('Red').click();
  granted(await ana.answer(0, 0));
  await phone.locator('.result').waitFor();
  expect(loaded.some((path) => path.includes('/assets/'))).toBe(true);
  // Kept by the service worker for a time without a connection; nothing of the page asks for it.
  const asked = await phone.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  );
  expect(asked.filter((name) => name.includes('/extra-'))).toEqual([]);
  for (const one of [host, ana]) one[Symbol.dispose]();
});

it('what is asked at the join is said in the lobby, changed, and kept through a reload', async () => {
  const { host, ana } = await begin('pledge', 1);
  await phone.getByRole('group', { name: 'Your pledge' }).waitFor();
  await keep(phone, 'pledge');
  const send = async (pledged: string) => {
    await phone.getByRole('slider').fill(pledged);
    await phone.getByRole('button', { name: 'Send', exact: false }).click();
    await phone.getByRole('button', { name: 'Change' }).waitFor();
  };
  await send('7');
  await phone.getByRole('button', { name: 'Change' }).click();
  await send('3');
  await keep(phone, 'pledged');
  await phone.reload();
  await phone.getByRole('button', { name: 'Change' }).waitFor();
  await host.command('start');
  await answer('Red').click();
  granted(await ana.answer(0, 1));
  await phone.getByText('+303').first().waitFor();
  for (const one of [host, ana]) one[Symbol.dispose]();
  const other = await begin('pledge', 1, { by: 'pick' });
  await answer('All of them').click();
  await phone.locator('[aria-pressed=true]', { hasText: 'All of them' }).waitFor();
  await keep(phone, 'pledge-picked');
  for (const one of [other.host, other.ana]) one[Symbol.dispose]();
});

it('a bet is made before the question', async () => {
  const { host, ana } = await begin('wager', 2);
  await host.command('start');
  await phone.getByRole('heading', { name: 'Your bet' }).waitFor();
  await screen.getByText('Your bet').waitFor();
  await phone.getByRole('textbox').fill('400');
  await keep(phone, 'bet');
  await phone.getByRole('button', { name: 'Send 400' }).click();
  await phone.getByText('1 of 2 are done').waitFor();
  await screen.getByText('1 of 2 players').waitFor();
  await keep(phone, 'bet-made');
  await keep(screen, 'screen-bet');
  await phone.reload();
  await phone.getByText('400').first().waitFor();
  granted(await ana.socket.emitWithAck('answer', { question: 0, value: 1, step: 'before' }));
  await answer('Red').click();
  granted(await ana.answer(0, 1));
  await phone.getByText('+400').first().waitFor();
  await phone.getByTitle('Your bet').getByText('400').waitFor();
  // Said ahead on another device, the bet is shown when the page is back.
  const token = await phone.evaluate((pin) => {
    const kept = Object.values(sessionStorage).find((text) => String(text).includes(`"${pin}"`));
    return String(JSON.parse(kept ?? '{}').token);
  }, host.pin);
  const address = phone.url();
  await phone.goto('about:blank');
  const elsewhere = await joinWeb(running.url, host.pin, 'Zoë', token);
  const early = { question: 1, value: 350, step: 'before' } as const;
  granted(await elsewhere.socket.emitWithAck('answer', early));
  elsewhere[Symbol.dispose]();
  await phone.goto(address);
  await phone.locator('.result').waitFor();
  await host.command('next');
  await phone.getByRole('heading', { name: 'Your bet' }).waitFor();
  await phone.locator('.own-words', { hasText: '350' }).waitFor();
  for (const one of [host, ana]) one[Symbol.dispose]();
});

it('what goes with an answer is asked after it, and both are sent as one', async () => {
  const { host, ana } = await begin('confidence', 1);
  await host.command('start');
  await answer('Red').click();
  await phone.getByRole('heading', { name: 'How sure are you?' }).waitFor();
  await keep(phone, 'beside');
  await answer('Certain').click();
  await host.inbox.next('answers', ({ count }) => count === 1);
  granted(await ana.answer(0, 1));
  await phone.getByText('+1,000').first().waitFor();
  for (const one of [host, ana]) one[Symbol.dispose]();
});

it('whoever buzzes first answers, and the other one watches', async () => {
  const { host, ana } = await begin('buzzer', 2, { seconds: 60 });
  await host.command('start');
  await phone.getByText('One?').waitFor();
  await screen.getByText('One?').waitFor();
  await keep(phone, 'buzzer');
  await keep(screen, 'screen-buzzer');
  // By key: a tap so soon after that on Join, and where that was, is taken for a tremble.
  await answer('I know it!').press('Enter');
  await answer('Red').press('Enter');
  await phone.locator('.result').waitFor();
  await host.command('next');
  await answer('I know it!').waitFor();
  granted(await ana.socket.emitWithAck('answer', { question: 1, value: 0, step: 'before' }));
  await phone.getByText('Only Ana may answer').waitFor();
  await screen.getByText('Ana may answer').waitFor();
  await keep(phone, 'watching');
  expect(await answer('Red').count()).toBe(0);
  for (const one of [host, ana]) one[Symbol.dispose]();
});
