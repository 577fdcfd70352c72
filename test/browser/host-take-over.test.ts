/** Two windows host one game: one steers, the other one is told so and can take over. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumPath } from '../setup/programs.ts';
import { startApp } from '../support/app.ts';
import { connectHost, granted, hostGame, joinWeb } from '../support/clients.ts';
import { startPostgres } from '../support/postgres.ts';
import { singles } from '../support/quizzes.ts';
import { cutShort } from './support/desk.ts';

const SCREENSHOTS = join(import.meta.dirname, '../output/host-take-over');

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  await mkdir(SCREENSHOTS, { recursive: true });
});
afterAll(() => browser?.close());

const next = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

it('a host who was overtaken is told so, and takes the game back', async () => {
  await using postgres = await startPostgres();
  await using running = await startApp({ databaseUrl: postgres.newDatabase() });
  const { url } = running;
  using host = await hostGame(url, singles(3, { limit: 600 }));
  host.socket.disconnect();
  using _ana = await joinWeb(url, host.pin, 'Ana');
  const { pin, id, hostToken, joinUrl } = host;

  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(30_000);
  await page.addInitScript(
    ([key, session]) => localStorage.setItem(key ?? '', session ?? ''),
    [
      `qrush.host.${pin}`,
      JSON.stringify({ pin, id, title: 'Singles', hostToken, joinUrl, keptAt: Date.now() }),
    ],
  );
  await page.goto(`${url}/host#pin=${pin}`);
  await next(page, 'Start game').click();
  await page.getByRole('heading', { name: 'Question 1?' }).waitFor();

  // A phone takes over, as a remote.
  const remote = connectHost(url);
  granted(await remote.emitWithAck('attach', { pin, hostToken }));
  await cutShort(page);
  const notice = page.getByRole('alertdialog');
  await notice.waitFor();
  expect(await notice.textContent()).toContain('Another host has taken over');
  await page.screenshot({ path: join(SCREENSHOTS, 'overtaken.png') });
  await page.setViewportSize({ width: 390, height: 780 });
  await page.screenshot({ path: join(SCREENSHOTS, 'overtaken-phone.png') });
  await page.setViewportSize({ width: 1280, height: 800 });

  // It shows what the remote does, without taking the game from it.
  await next(page, 'Keep watching').click();
  granted(await remote.emitWithAck('skip', {}));
  await next(page, 'Next').waitFor();
  granted(await remote.emitWithAck('next', {}));
  await page.getByRole('heading', { name: 'Question 2?' }).waitFor();

  await cutShort(page);
  await next(page, 'Take over').click();
  await notice.waitFor({ state: 'detached' });
  await cutShort(page);
  await next(page, 'Next').waitFor();
  const refusal = await remote.emitWithAck('next', {});
  expect(refusal).toMatchObject({ ok: false, error: { code: 'NOT_HOST' } });
  remote.disconnect();
  await page.close();
});
