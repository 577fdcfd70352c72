/** Extra time for single players. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HostServerEvents } from '../../server/protocol/events.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import {
  connectHost,
  granted,
  type Host,
  hostGame,
  Inbox,
  joinWeb,
  refused,
  type WebPlayer,
} from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp({ presenceGrace: 0, lobbyGrace: 0, answerGrace: 50 });
});
afterAll(() => running[Symbol.asyncDispose]());

const short = (count = 1) => singles(count, { limit: 1 });
const give = (host: Host, { player }: WebPlayer, factor: 1 | 1.25 | 1.5 | 2 | 3) =>
  host.socket.emitWithAck('time', { playerId: player.id, factor });
/** A big screen, and all that reaches it. */
async function followed({ socket, pin }: Host) {
  const { token } = granted(await socket.emitWithAck('screen', {}));
  const screen = connectHost(running.url);
  const inbox = new Inbox<HostServerEvents>(screen);
  const { state } = granted(await screen.emitWithAck('follow', { pin, token }));
  return { state, inbox, [Symbol.dispose]: () => void screen.disconnect() };
}

const overtime = ({ inbox }: WebPlayer) => inbox.next('question', (asked) => !!asked.overtime);

it.concurrent('P51: is given to one player, whose answer counts when the time of all others is over', async () => {
  using host = await hostGame(running.url, short(2));
  using screen = await followed(host);
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  using ben = await joinWeb(running.url, host.pin, 'Ben');
  const { state } = granted(await give(host, ana, 2));
  expect(state.roster).toMatchObject([{ nickname: 'Ana', time: 2 }, { nickname: 'Ben' }]);
  const told = await ana.inbox.next('state', ({ you }) => you !== undefined);
  expect(told.you).toMatchObject({ id: ana.player.id, time: 2 });

  await host.command('start');
  const { openedAt, closesAt } = await ana.inbox.next('question');
  expect(closesAt - openedAt).toBe(1000);
  const late = await overtime(ana);
  expect(late).toMatchObject({ openedAt, closesAt, overtime: true });
  const { index, missing, players } = granted(await host.socket.emitWithAck('awaited', {}));
  expect({ index, missing }).toEqual({ index: 0, missing: 1 });
  expect(players).toMatchObject([{ nickname: 'Ana', time: 2 }]);
  expect(refused(await ben.answer(0, 0))).toBe('QUESTION_CLOSED');
  granted(await ana.answer(0, 0));
  const sinceOpening = Date.now() - openedAt;
  const { distribution } = await host.inbox.next('reveal');
  expect(distribution.map(({ count }) => count)).toEqual([1, 0, 0, 0]);
  const { elapsed = 0 } = (await running.app.store.answers.get(host.id, ana.player.id, 0)) ?? {};
  expect(elapsed).toBeGreaterThanOrEqual(500);
  expect(elapsed).toBeLessThanOrEqual(sinceOpening / 2);

  // Whoever else takes part hears that somebody has it, and never who.
  for (const { inbox } of [ben, screen])
    expect(JSON.stringify(inbox.all)).not.toMatch(/"time"|"longer"|"only"/);
  using again = await joinWeb(running.url, host.pin, 'Ana', ana.token);
  expect(again.state.you).toMatchObject({ time: 2 });
  expect(again.state).not.toHaveProperty('roster');
});

it.concurrent('nobody hears of overtime when those who have extra time have answered', async () => {
  using host = await hostGame(running.url, short());
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  using ben = await joinWeb(running.url, host.pin, 'Ben');
  granted(await give(host, ana, 3));
  await host.command('start');
  await ana.inbox.next('question');
  granted(await ana.answer(0, 0));
  await host.inbox.next('reveal');
  expect(ben.inbox.of('question')).toHaveLength(1);
});

it.concurrent.each<[what: string, over: (host: Host, ana: WebPlayer) => Promise<unknown>]>([
  ['leaves', async (_, ana) => ana.socket.disconnect()],
  ['has it no more', async (host, ana) => granted(await give(host, ana, 1))],
  [
    'is removed',
    async (host, ana) =>
      granted(await host.socket.emitWithAck('kick', { playerId: ana.player.id })),
  ],
  ['is waited for no more', async (host) => host.command('skip')],
])('overtime ends when who has extra time %s', async (_what, over) => {
  using host = await hostGame(running.url, short());
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  using _ben = await joinWeb(running.url, host.pin, 'Ben');
  granted(await give(host, ana, 3));
  await host.command('start');
  const { closesAt } = await overtime(ana);
  await over(host, ana);
  await host.inbox.next('reveal');
  expect(Date.now()).toBeLessThan(closesAt + 1900);
});

it.concurrent('with nobody there who has it, a question closes with the time of all', async () => {
  using host = await hostGame(running.url, short());
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  using ben = await joinWeb(running.url, host.pin, 'Ben');
  granted(await give(host, ana, 3));
  await host.command('start');
  const { closesAt } = await ben.inbox.next('question');
  ana.socket.disconnect();
  await host.inbox.next('reveal');
  expect(Date.now()).toBeLessThan(closesAt + 1900);
});

it.concurrent('added time in overtime is for everybody', async () => {
  using host = await hostGame(running.url, short());
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  using ben = await joinWeb(running.url, host.pin, 'Ben');
  granted(await give(host, ana, 3));
  await host.command('start');
  const { closesAt } = await overtime(ben);
  granted(await host.socket.emitWithAck('extend', { seconds: 60 }));
  const more = await ben.inbox.next('question', (asked) => asked.closesAt > closesAt);
  expect(more).not.toHaveProperty('overtime');
  granted(await ben.answer(0, 1));
  expect((await running.app.store.players.counts(host.id)).waiting).toBe(1);
  granted(await ana.answer(0, 0));
  await host.inbox.next('reveal');
});

it.concurrent('a player who has left the lobby keeps it, one who was removed does not', async () => {
  using host = await hostGame(running.url, short());
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  granted(await give(host, ana, 1.5));
  ana.socket.disconnect();
  const { players } = running.app.store;
  while (await players.get(host.id, ana.player.id)) await sleep(5);
  using again = await joinWeb(running.url, host.pin, 'Ana', ana.token);
  expect(again.player.id).not.toBe(ana.player.id);
  expect(again.state.you).toMatchObject({ time: 1.5 });
  const { longer } = await running.app.games.state(host.id);
  expect(longer).toEqual({ [again.player.id]: 1.5 });
  granted(await host.socket.emitWithAck('kick', { playerId: again.player.id }));
  expect((await running.app.games.state(host.id)).longer).toBeUndefined();
});

it.concurrent('only the host who steers gives it, to a player there is, in a game that is not over', async () => {
  using host = await hostGame(running.url, short());
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  const watching = connectHost(running.url);
  const { pin, hostToken } = host;
  granted(await watching.emitWithAck('attach', { pin, hostToken, watch: true }));
  const asked = { playerId: ana.player.id, factor: 2 as const };
  expect(refused(await watching.emitWithAck('time', asked))).toBe('NOT_HOST');
  const nobody = await host.socket.emitWithAck('time', { ...asked, playerId: 'x' });
  expect(refused(nobody)).toBe('PLAYER_NOT_FOUND');
  const far = await host.socket.emitWithAck('time', { ...asked, factor: 4 as never });
  expect(refused(far)).toBe('BAD_PAYLOAD');
  watching.disconnect();
  granted(await host.socket.emitWithAck('time', asked));
  await host.command('end');
  const again = await host.socket.emitWithAck('time', { ...asked, factor: 3 });
  expect(refused(again)).toBe('WRONG_PHASE');
  granted(await host.socket.emitWithAck('kick', { playerId: ana.player.id }));
});
