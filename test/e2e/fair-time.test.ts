/** Fair time on the web: what the way through the network takes is not the player's, nor is a held-up server's. */

import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startApp } from '../support/app.ts';
import { granted, hostGame, joinWeb } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { RoughNetwork } from '../support/rough-network.ts';
import { ServerProcess } from '../support/server-process.ts';

it('P49: a slow line costs nothing: neither time, nor the last answer', async () => {
  await using running = await startApp();
  await using far = await RoughNetwork.before(running.url);
  using host = await hostGame(running.url, singles(2, { limit: 3 }));
  far.lag = 450;
  using slow = await joinWeb(far.url, host.pin, 'Far');
  using near = await joinWeb(running.url, host.pin, 'Near');
  const { store, games } = running.app;
  // Three pings, each there and back.
  await sleep(2800);
  await host.command('start');
  await near.inbox.next('question');
  await slow.inbox.next('question');
  granted(await slow.answer(0, 0));
  granted(await near.answer(0, 0));
  const elapsedOf = async ({ player }: typeof near) =>
    (await store.answers.get(host.id, player.id, 0))?.elapsed ?? Number.NaN;
  // There and back it takes 900 ms, and the other one has waited for that.
  expect(await elapsedOf(near)).toBeGreaterThanOrEqual(850);
  expect(await elapsedOf(slow)).toBeLessThan(await elapsedOf(near));
  expect((await games.state(host.id)).grace).toBe(1300);
  await host.inbox.next('reveal');
  await host.command('next');
  const { closesAt } = await near.inbox.next('question', ({ index }) => index === 1);
  await sleep(closesAt - 50 - Date.now());
  granted(await slow.answer(1, 1));
});

it('P49: an answer counts that came in time to a server that was held up', async () => {
  await using server = new ServerProcess([], { PORT: '0', DATA_DIR: 'memory://' });
  const url = await server.url();
  using host = await hostGame(url, singles(1, { limit: 3 }));
  using ana = await joinWeb(url, host.pin, 'Ana');
  using ben = await joinWeb(url, host.pin, 'Ben');
  await host.command('start');
  const { closesAt } = await ana.inbox.next('question');
  server.child.kill('SIGSTOP');
  const answers = [ana.answer(0, 0), ben.answer(0, 1)];
  await sleep(closesAt + 800 - Date.now());
  server.child.kill('SIGCONT');
  for (const ack of await Promise.all(answers)) granted(ack);
  const { distribution } = await host.inbox.next('reveal');
  expect(distribution.map(({ count }) => count)).toEqual([1, 1, 0, 0]);
});
