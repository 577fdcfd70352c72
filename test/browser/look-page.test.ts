/** `/host/look` in a browser: a logo and colours for everybody, and the theme of this desk. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Look } from '../../server/protocol/look.ts';
import type { MediaList } from '../../server/protocol/resources.ts';
import { chromiumPath } from '../setup/programs.ts';
import { type RunningApp, startApp, temporaryFolder } from '../support/app.ts';
import { hostGame } from '../support/clients.ts';
import { png } from '../support/media-files.ts';
import { singles } from '../support/quizzes.ts';
import { openDesk } from './support/desk.ts';

let browser: Browser;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let running: RunningApp;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  folder = await temporaryFolder();
  running = await startApp({ dataDir: folder.path });
});
afterAll(async () => {
  await browser?.close();
  await running?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

async function open(path: string): Promise<Page> {
  const page = await browser.newPage({ colorScheme: 'dark', reducedMotion: 'reduce' });
  page.setDefaultTimeout(20_000);
  await page.goto(running.url + path);
  return page;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Choose (a|another) picture$/ }).click();
  await (await chosen).setFiles({ name, mimeType: 'image/png', buffer });
}

const kept = async () => (await (await fetch(`${running.url}/api/look`)).json()) as Look;

it('takes a logo and colours, and says in words what it refuses and what it changes', async () => {
  const page = await open('/host/look');
  await choose(page, 'logo.png', Buffer.from('no picture at all'));
  await page.getByRole('alert').getByText('picture').waitFor();
  expect(await page.getByAltText('The logo on a dark ground').count()).toBe(0);

  await choose(page, 'logo.png', await png());
  await page.getByAltText('The logo on a dark ground').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.getByLabel('Accent').fill('#333333');
  // Nothing is kept before somebody says so.
  expect(await kept()).toMatchObject({ logo: null, accent: null });
  await button(page, 'Save').click();
  await page.getByRole('status').getByText('accent', { exact: false }).first().waitFor();
  const saved = await kept();
  expect(saved).toMatchObject({ logo: expect.stringMatching(/^\/media\//), accent: '#333333' });

  const joining = await open('/');
  const accentOf = () =>
    joining.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'));
  // Lighter than chosen, or it would not be seen on the dark ground.
  await expect.poll(accentOf).toMatch(/^#(?!333333)/);
  expect(await (await fetch(`${running.url}/look.css`)).text()).toContain(saved.logo);
  await joining.close();

  // A logo that somebody has deleted meanwhile is refused, and all stays as it was.
  await choose(page, 'logo.png', await png(40, 40));
  await expect
    .poll(() => page.getByAltText('The logo on a dark ground').getAttribute('src'))
    .not.toBe(saved.logo);
  const { media } = (await (await fetch(`${running.url}/api/media`)).json()) as MediaList;
  for (const { url, used } of media)
    if (!used) await fetch(`${running.url}/api${url}`, { method: 'DELETE' });
  await button(page, 'Save').click();
  await page.getByRole('alert').getByText('logo').waitFor();
  expect(await kept()).toEqual(saved);
  await page.close();
});

it('has a theme of its own, that this browser keeps for desk and console', async () => {
  using host = await hostGame(running.url, singles(1));
  const page = await openDesk(browser, running.url, host, 'Singles');
  await page.emulateMedia({ colorScheme: 'dark' });
  const ground = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ground'));
  const dark = await ground();
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await ground();
  expect(light).not.toBe(dark);

  await page.goto(`${running.url}/host/look`);
  const radio = (name: string) => page.getByRole('radio', { name, exact: true });
  await radio('As the system').waitFor();
  expect(await radio('As the system').isChecked()).toBe(true);
  await radio('Dark').check();
  expect(await ground()).toBe(dark);
  await page.reload();
  await radio('Dark').waitFor();
  expect([await radio('Dark').isChecked(), await ground()]).toEqual([true, dark]);
  await page.goto(`${running.url}/host/game#pin=${host.pin}`);
  await page.locator('.console').waitFor();
  expect(await ground()).toBe(dark);

  await page.goto(`${running.url}/host/look`);
  await radio('Light').check();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await ground()).toBe(light);
  await radio('As the system').check();
  expect(await ground()).toBe(dark);
  await page.close();
});
