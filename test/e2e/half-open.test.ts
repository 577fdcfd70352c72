/** Clients whose packets vanish are missed soon while a question is open. Only the intervals are handed in. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Ack } from '../../server/protocol/requests.ts';
import { startApp } from '../support/app.ts';
import { connectPlayer, granted, type Host, hostGame } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { type RawClient, rawClient } from '../support/raw-client.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

async function join(url: string, pin: string, nickname: string): Promise<RawClient> {
  const client = await rawClient(url);
  expect(await client.request<Ack<object>>('join', { pin, nickname })).toMatchObject({ ok: true });
  return client;
}

const pings = ({ heard }: RawClient) => heard.filter((message) => message === '2').length;

/** 5 s of pings pass, and all that was sent has reached the clients that still listen. */
async function fiveSeconds(listening: RawClient[], host: Host) {
  vi.advanceTimersByTime(5000);
  await Promise.all([
    ...listening.map((client) => client.request('sync', {})),
    host.socket.emitWithAck('sync', {}),
  ]);
}

it('P12: cuts off clients that go silent while a question is open, and no others', async () => {
  await using running = await startApp();
  const { url, app } = running;
  using host = await hostGame(url, singles(2, { limit: 120 }));
  using alive = await join(url, host.pin, 'Alive');
  using foreign = await join(url, host.pin, 'Foreign');
  using mute = await join(url, host.pin, 'Mute');
  using muteHost = await rawClient(url, '/host');
  const { pin, hostToken } = host;
  await muteHost.request('attach', { pin, hostToken, watch: true });
  const players = [alive, foreign, mute];

  // The handshake is what it was, and in the lobby nothing is quick.
  for (const { heard } of players)
    expect(JSON.parse(heard[0]?.slice(1) ?? '')).toMatchObject({
      pingInterval: 25_000,
      pingTimeout: 20_000,
    });
  foreign.answers = false;
  for (let time = 0; time < 4; time++) await fiveSeconds(players, host);
  expect(players.map(pings)).toEqual([0, 0, 0]);

  const question = Promise.all(players.map((client) => client.next('42/play,["question"')));
  await host.command('start');
  await question;
  foreign.answers = true;
  mute.answers = false;
  muteHost.answers = false;
  // A late player and one more host find the question open.
  using late = await join(url, host.pin, 'Late');
  await fiveSeconds([alive, foreign, late], host);
  expect([...players, late, muteHost].map(pings)).toEqual([1, 1, 1, 1, 1]);
  await fiveSeconds([alive, foreign, late], host);
  expect(await mute.closed).toBe(1006);
  await muteHost.closed;
  expect(app.io.of('/host').sockets.size).toBe(1);
  for (let time = 0; time < 4; time++) await fiveSeconds([alive, foreign, late], host);
  expect([alive, foreign, late].map(pings)).toEqual([6, 6, 6]);

  // Paused, and after the close, it is as quiet as before.
  await host.command('pause');
  foreign.answers = false;
  for (let time = 0; time < 4; time++) await fiveSeconds([alive, foreign, late], host);
  await host.command('resume');
  await fiveSeconds([alive, foreign, late], host);
  expect([alive, foreign, late].map(pings)).toEqual([7, 7, 7]);
  const reveal = foreign.next('42/play,["reveal"');
  await host.command('skip');
  await reveal;
  for (let time = 0; time < 4; time++) await fiveSeconds([alive, foreign, late], host);
  expect([alive, foreign, late].map(pings)).toEqual([7, 7, 7]);
});

it('does so with clients that poll as well', async () => {
  await using running = await startApp();
  const { url, app } = running;
  using host = await hostGame(url, singles(1, { limit: 120 }));
  const alive = connectPlayer(url, { transports: ['polling'] });
  granted(await alive.emitWithAck('join', { pin: host.pin, nickname: 'Alive' }));
  // One that polls by hand, and then no more.
  const door = `${url}/socket.io/?EIO=4&transport=polling`;
  const { sid } = JSON.parse((await (await fetch(door)).text()).slice(1)) as { sid: string };
  const poll = async () => (await fetch(`${door}&sid=${sid}`)).text();
  const say = (body: string) => fetch(`${door}&sid=${sid}`, { method: 'POST', body });
  await say('40/play,');
  expect(await poll()).toMatch(/^40\/play,/);
  await say(`42/play,0["join",{"pin":"${host.pin}","nickname":"Mute"}]`);
  expect(await poll()).toMatch(/^43\/play,0\[\{"ok":true/);

  const asked = new Promise((resolve) => alive.once('question', resolve));
  await host.command('start');
  await asked;
  const { sockets } = app.io.of('/play');
  for (const left of [2, 1, 1, 1]) {
    vi.advanceTimersByTime(5000);
    await Promise.all([alive.emitWithAck('sync', {}), host.socket.emitWithAck('sync', {})]);
    expect(sockets.size).toBe(left);
  }
  expect(alive.connected).toBe(true);
  alive.disconnect();
});
