/** A poll on a player's phone and on the big screen: nothing is called right or wrong. */
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumPath } from '../setup/programs.ts';
import { startApp } from '../support/app.ts';
import { granted, hostGame, joinWeb } from '../support/clients.ts';
import { pollPlugin, taste } from '../support/poll.ts';
import { picturesIn } from './support/pictures.ts';

const keep = picturesIn('poll');

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
});
afterAll(() => browser?.close());

it('a poll shows what people think, and no verdict', async () => {
  await using running = await startApp({}, [pollPlugin]);
  const { url } = running;
  using host = await hostGame(url, { title: 'Taste', questions: [taste] });
  host.socket.disconnect();
  const { pin, id, hostToken, joinUrl } = host;
  const open = async (width: number, height: number) => {
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(30_000);
    return page;
  };
  const desk = await open(1280, 800);
  await desk.addInitScript(
    ([key, session]) => localStorage.setItem(key ?? '', session ?? ''),
    [
      `qrush.host.${pin}`,
      JSON.stringify({ pin, id, title: 'Taste', hostToken, joinUrl, keptAt: Date.now() }),
    ],
  );
  await desk.goto(`${url}/host#pin=${pin}`);
  const phone = await open(390, 780);
  await phone.goto(`${url}/?pin=${pin}`);
  await phone.getByLabel('Nickname').fill('Zoë');
  await phone.getByRole('button', { name: 'Join' }).click();
  await phone.getByText('Zoë').first().waitFor();
  using ana = await joinWeb(url, pin, 'Ana');

  await desk.getByRole('button', { name: 'Start game' }).click();
  await phone.getByRole('button', { name: /Coffee/ }).click();
  await ana.inbox.next('question');
  granted(await ana.answer(0, 0));

  await phone.getByRole('heading', { name: 'Your answer is in' }).waitFor();
  await keep(phone, 'player');
  const result = (await phone.locator('.result').textContent()) ?? '';
  expect(result).toContain('Your answerCoffee');
  expect(result).not.toMatch(/right|not this time|\+0|undefined|null/i);

  await desk.locator('.distribution').waitFor();
  await keep(desk, 'host');
  expect(await desk.locator('.bar').count()).toBe(2);
  expect(await desk.locator('.bar-right, .bar.wrong, .right-answer').count()).toBe(0);
  for (const page of [desk, phone]) await page.close();
});
