/** Fair time on the web: what the way through the network takes is not the player's, nor is a held-up server's. */

import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startApp } from '../support/app.ts';
import { granted, hostGame, joinWeb } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { RoughNetwork } from '../support/rough-network.ts';
import { ServerProcess } from '../support/server-process.ts';

it('a slow line costs nothing: neither time, nor the last answer', async () => {
  await using running = await startApp();
  await using far = await RoughNetwork.before(running.url);
  using host = await hostGame(running.url, singles(2, { limit: 2 }));
  far.lag = 300;
  using slow = await joinWeb(far.url, host.pin, 'Far');
  using near = await joinWeb(running.url, host.pin, 'Near');
  const { store, games } = running.app;
  // Three pings, each there and back.
  await sleep(1900);
  await host.command('start');
  await near.inbox.next('question');
  await slow.inbox.next('question');
  granted(await slow.answer(0, 0));
  granted(await near.answer(0, 0));
  const elapsedOf = async ({ player }: typeof near) =>
    (await store.answers.get(host.id, player.id, 0))?.elapsed ?? Number.NaN;
  // There and back it takes 600 ms.
  expect(await elapsedOf(slow)).toBeLessThan(300);
  expect(await elapsedOf(near)).toBeGreaterThanOrEqual(500);
  expect((await games.state(host.id)).grace).toBeGreaterThanOrEqual(900);
  await host.inbox.next('reveal');
  await host.command('next');
  const { closesAt } = await near.inbox.next('question', ({ index }) => index === 1);
  await sleep(closesAt - 30 - Date.now());
  granted(await slow.answer(1, 1));
});

it('an answer counts that came in time to a server that was held up', async () => {
  await using server = new ServerProcess([], { PORT: '0', DATA_DIR: 'memory://' });
  const url = await server.url();
  using host = await hostGame(url, singles(1, { limit: 2 }));
  using ana = await joinWeb(url, host.pin, 'Ana');
  using ben = await joinWeb(url, host.pin, 'Ben');
  await host.command('start');
  const { closesAt } = await ana.inbox.next('question');
  await sleep(closesAt - 700 - Date.now());
  server.child.kill('SIGSTOP');
  const answers = [ana.answer(0, 0), ben.answer(0, 1)];
  await sleep(closesAt + 1000 - Date.now());
  server.child.kill('SIGCONT');
  for (const ack of await Promise.all(answers)) granted(ack);
  const { distribution } = await host.inbox.next('reveal');
  expect(distribution.map(({ count }) => count)).toEqual([1, 1, 0, 0]);
});
