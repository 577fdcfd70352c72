/** The bot in docs/client.md, as it stands there. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { startApp } from '../support/app.ts';
import { hostGame } from '../support/clients.ts';
import { documented } from '../support/documented.ts';
import { single } from '../support/quizzes.ts';

it('plays a game', async () => {
  const { source, file } = await documented('docs/client.md', 'bot');
  expect(source.trim().split('\n').length).toBeLessThanOrEqual(20);
  await using running = await startApp();
  using host = await hostGame(running.url, {
    title: 'For bots',
    questions: [
      single('Which?', 0),
      { type: 'number', text: 'How many?', value: 42 },
      { type: 'text', text: 'Where?', accepted: ['Rome'] },
    ],
  });
  const bot = spawn(process.execPath, [file, running.url, host.pin], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said, ended] = [text(bot.stdout), once(bot, 'exit')];
  await host.inbox.next('lobby', ({ players }) => players === 1);
  for (const question of [0, 1, 2]) {
    await host.command(question === 0 ? 'start' : 'next');
    const reveal = await host.inbox.next('reveal', ({ index }) => index === question);
    expect(reveal.distribution).toHaveLength(question === 0 ? 4 : 1);
  }
  const { podium } = await host.command('next');
  expect(podium).toHaveLength(1);
  expect(await said).toBe(`${podium?.[0]?.total} points, 1 of 1\n`);
  expect(await ended).toEqual([0, null]);
});
