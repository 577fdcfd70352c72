/** A player over the SDK: in, back in, and out. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Host as SdkHost } from '../../client/index.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { connectPlayer, granted, type Host, hostGame } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { RoughNetwork } from '../support/rough-network.ts';
import { joinBySdk, QUICK, sees, settled, TestPlayer, until } from '../support/sdk.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running[Symbol.asyncDispose]());

const playersOf = async ({ socket }: Host) =>
  granted(await socket.emitWithAck('sync', {})).state.players;

it('two taps on Join are one join, and two on leaving one leave', async () => {
  const { url } = running;
  using host = await hostGame(url, singles(1));
  using ana = new TestPlayer(url);
  await Promise.all([ana.join(host.pin, 'Ana'), ana.join(host.pin, 'Ana')]);
  expect(await playersOf(host)).toBe(1);
  ana.leave();
  ana.leave();
  expect(ana.game.state.value).toBeUndefined();
  expect(ana.session.value).toBeUndefined();
});

it('two taps on an option are one answer', async () => {
  const { url } = running;
  using host = await hostGame(url, singles(1, { limit: 600 }));
  using ana = await joinBySdk(url, host.pin, 'Ana');
  using ben = await joinBySdk(url, host.pin, 'Ben');
  await host.command('start');
  await sees(ana, 0);
  void ana.answering.submit(0, 0);
  void ana.answering.submit(0, 0);
  void ana.answering.submit(0, 1);
  expect(await settled(ana)).toMatchObject({ question: 0, value: 0, status: 'received' });
  void ben.answering.submit(0, 1);
  const reveal = await host.inbox.next('reveal');
  expect(reveal.distribution.map(({ count }) => count)).toEqual([1, 1, 0, 0]);
});

it('a join whose ack was lost is sent again, and is the same player', async () => {
  await using network = await RoughNetwork.before(running.url);
  using host = await hostGame(running.url, singles(1));
  let joins = 0;
  const device = () => {
    joins += 1;
    // The request is about to go up, and nothing comes down any more; a new connection is fine.
    if (joins === 1) network.silence('down');
    return 'the phone of Ana';
  };
  using ana = new TestPlayer(network.url, { device });
  await ana.join(host.pin, 'Ana');
  expect(joins).toBe(2);
  expect(ana.player.value?.nickname).toBe('Ana');
  expect(ana.removal.value).toBeUndefined();
  expect(await playersOf(host)).toBe(1);
});

it('a name stays taken for other devices, and for clients without one', async () => {
  const { url } = running;
  using host = await hostGame(url, singles(1));
  using _ana = await joinBySdk(url, host.pin, 'Ana');
  using other = new TestPlayer(url);
  await expect(other.join(host.pin, 'ana')).rejects.toMatchObject({ code: 'NICKNAME_TAKEN' });
  const socket = connectPlayer(url);
  const { pin } = host;
  const ack = await socket.emitWithAck('join', { pin, nickname: 'Ana' });
  expect(ack).toMatchObject({ ok: false, error: { code: 'NICKNAME_TAKEN' } });
  socket.disconnect();
});

it('who joins elsewhere with the token has the place, and it can be taken back', async () => {
  const { url } = running;
  using host = await hostGame(url, singles(1));
  using here = await joinBySdk(url, host.pin, 'Ana');
  const { token = '' } = here.session.value ?? {};
  using elsewhere = new TestPlayer(url);
  await elsewhere.join(host.pin, 'Ana', { token });
  await until(here.removal, (reason) => reason === 'replaced');
  await here.takeBack();
  await until(elsewhere.removal, (reason) => reason === 'replaced');
  expect(here.online.value).toBe(true);
});

it('a join is refused in words, over one connection however often it is tried', async () => {
  await using network = await RoughNetwork.before(running.url);
  using ana = new TestPlayer(network.url);
  for (let time = 0; time < 3; time++)
    await expect(ana.join('000000', 'Ana')).rejects.toMatchObject({ code: 'GAME_NOT_FOUND' });
  expect(network.opened).toBe(1);
  network.newcomers = 'refused';
  using ben = new TestPlayer(network.url, { times: { ...QUICK, open: 100 } });
  await expect(ben.join('000000', 'Ben')).rejects.toMatchObject({ code: 'NO_ANSWER' });
});

it('who is called to look notices at once that the old connection is dead', async () => {
  await using network = await RoughNetwork.before(running.url);
  using host = await hostGame(running.url, singles(1));
  let look = () => {};
  const wake = (on: () => void) => {
    look = on;
    return () => {};
  };
  // Nothing but the look can notice it.
  const times = { ...QUICK, ack: 600_000 };
  using ana = await joinBySdk(network.url, host.pin, 'Ana', { wake, times });
  network.silence();
  const opened = network.next();
  look();
  await opened;
  network.newcomers = 'refused';
  network.reset();
  await until(ana.online, (is) => !is);
  network.fix();
  look();
  await until(ana.online, (is) => is);
});

it('a host gets back, too, and no command is carried out twice', async () => {
  await using network = await RoughNetwork.before(running.url);
  using table = await hostGame(running.url, singles(3, { limit: 600 }));
  using _ana = await joinBySdk(running.url, table.pin, 'Ana');
  const host = new SdkHost(table, { url: network.url, transports: ['websocket'], times: QUICK });
  await until(host.online, (is) => is);
  // The command arrives, its ack does not.
  network.silence('down');
  await host.command('start', {});
  expect(host.problem.value?.code).toBe('NO_ANSWER');
  await until(host.game.state, (state) => state?.phase === 'question');
  expect(host.game.state.value?.question?.index).toBe(0);
  expect(host.online.value).toBe(true);
  await host.command('skip', {});
  await until(host.game.state, (state) => state?.phase === 'revealed');
  host.close();
});
