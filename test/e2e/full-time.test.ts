/** A host who wants every question to stay open for its whole time, and one who does not. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp } from '../support/app.ts';
import { granted, hostGame, joinWeb } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';

type Running = Awaited<ReturnType<typeof startApp>>;
let running: Running;
beforeAll(async () => {
  running = await startApp({ presenceGrace: 0 });
});
afterAll(() => running[Symbol.asyncDispose]());

/**
 * How long a question was open, ms of the server's clock, though all had answered, and one had gone.
 * @param limit seconds
 */
async function openFor(limit: number, options: object): Promise<number> {
  using host = await hostGame(running.url, singles(1, { limit }), options);
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  using ben = await joinWeb(running.url, host.pin, 'Ben');
  using eve = await joinWeb(running.url, host.pin, 'Eve');
  await host.command('start');
  await ana.inbox.next('question');
  granted(await ana.answer(0, 0));
  granted(await ben.answer(0, 1));
  granted(await host.socket.emitWithAck('kick', { playerId: eve.player.id }));
  await ana.inbox.next('reveal');
  const { state } = granted(await host.socket.emitWithAck('sync', {}));
  const { openedAt = 0, closesAt = 0 } = state.question ?? {};
  return closesAt - openedAt;
}

it('a question stays open until its deadline where the host wants that', async () => {
  expect(await openFor(1, { fullTime: true })).toBeGreaterThanOrEqual(1000);
});

it('a question closes when nobody is waited for otherwise', async () => {
  expect(await openFor(600, {})).toBeLessThan(600_000);
});
