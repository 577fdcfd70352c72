/** A host reads on the page that a plugin does not work, and what follows. */
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { definePlugin } from '../../server/plugin.ts';
import { looping } from '../plugins/scoring/fixtures/rules.ts';
import { chromiumPath } from '../setup/programs.ts';
import { startApp } from '../support/app.ts';
import { hostGame, joinWeb } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { openDesk } from './support/desk.ts';
import { picturesIn } from './support/pictures.ts';

const keep = picturesIn('troubles');
const rules = new URL('../plugins/scoring/fixtures/rules.ts', import.meta.url).href;

const risky = definePlugin<never>({
  name: 'risky',
  setup: ({ modes }) => modes.register(looping, rules),
});

it('the host is told why nobody earns points', async () => {
  await using browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox'],
  });
  await using running = await startApp({ pluginConfig: { scoring: { deadline: 300 } } }, [risky]);
  const { url } = running;
  using host = await hostGame(url, singles(2), {}, {}, 'looping');
  using ana = await joinWeb(url, host.pin, 'Ana');
  await host.command('start');
  await ana.inbox.next('question');
  const desk = await openDesk(browser, url, host, 'One');
  const next = desk.getByRole('button', { name: /next/i });
  const troubles = desk.locator('.troubles');
  await desk.locator('.console').waitFor();
  expect(await troubles.count()).toBe(0);
  await ana.answer(0, 0);
  await troubles.waitFor();
  expect(await troubles.innerText()).toBe(
    '“looping” of the plugin “risky” takes too long to score answers. It rests for a while: answers earn no points.',
  );
  await keep(desk, 'reveal');
  // It stays, also when a snapshot for everybody comes.
  await next.click();
  await ana.inbox.next('question', ({ index }) => index === 1);
  await desk.getByRole('button', { name: /pause/i }).click();
  await ana.inbox.next('state', ({ pausedAt }) => pausedAt !== undefined);
  expect(await troubles.count()).toBe(1);
});
