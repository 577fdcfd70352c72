/** Parts outside of the page's first script come all the same when the network fails at first. */
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { chromiumPath } from '../setup/programs.ts';
import { startApp } from '../support/app.ts';
import { hostGame } from '../support/clients.ts';

it('asks again for a way to answer whose file did not come', async () => {
  await using running = await startApp();
  using host = await hostGame(running.url, {
    title: 'Later',
    questions: [
      { type: 'order', text: 'In order?', options: ['First', 'Second', 'Third'], limit: 600 },
    ],
  });
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox'],
  });
  try {
    // As on plain http in a hall: nothing keeps the files.
    const page = await browser.newPage({ serviceWorkers: 'block' });
    let asked = 0;
    await page.route('**/assets/rest-*.js', (route) => {
      asked += 1;
      return asked <= 2 ? route.abort() : route.continue();
    });
    await page.goto(`${running.url}/?pin=${host.pin}`);
    await page.getByLabel('Nickname').fill('Ana');
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByText('in!').waitFor();
    await host.command('start');
    await page.getByRole('button', { name: 'Send this order' }).waitFor();
    expect(asked).toBeGreaterThan(2);
  } finally {
    await browser.close();
  }
});
