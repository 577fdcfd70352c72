/** Floods from one address, or one connection, to a lobby and to the server. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type RunningApp, startApp } from '../support/app.ts';
import {
  connectPlayer,
  granted,
  hostGame,
  joinWeb,
  type PlaySocket,
  refused,
} from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';

/** Servers for all of these tests: addresses are limited at one, and at none of the others. */
let server: RunningApp;
let limited: RunningApp;
beforeAll(async () => {
  server = await startApp({ presenceGrace: 0 });
  limited = await startApp({ unlimitedAddresses: [] });
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await limited?.[Symbol.asyncDispose]();
});

const [CONNECTIONS, JOINS] = [40, 38];

/** Many joins at once. @returns how many were taken */
async function fill(url: string): Promise<number> {
  using host = await hostGame(url, singles(1));
  const sockets = Array.from({ length: CONNECTIONS }, () => connectPlayer(url));
  const join = async (socket: PlaySocket, nickname: string) =>
    (await socket.emitWithAck('join', { pin: host.pin, nickname })).ok;
  const joined = await Promise.all(
    sockets.flatMap((socket, connection) =>
      Array.from({ length: JOINS }, (_, index) =>
        join(socket, `Bot ${connection * JOINS + index}`),
      ),
    ),
  );
  for (const socket of sockets) socket.disconnect();
  return joined.filter(Boolean).length;
}

describe('a lobby', () => {
  it('P21: has one player a connection', async () => {
    using host = await hostGame(server.url, singles(1));
    const socket = connectPlayer(server.url);
    for (let index = 0; index < 10; index++)
      granted(await socket.emitWithAck('join', { pin: host.pin, nickname: `Bot ${index}` }));
    const { roster } = granted(await host.socket.emitWithAck('sync', {})).state;
    expect(roster?.map(({ nickname }) => nickname)).toEqual(['Bot 9']);
    socket.disconnect();
  });

  it('keeps a player who is there by another connection meanwhile', async () => {
    using host = await hostGame(server.url, singles(1));
    using ana = await joinWeb(server.url, host.pin, 'Ana');
    using again = await joinWeb(server.url, host.pin, 'Ana', ana.token);
    expect(again.player.id).toBe(ana.player.id);
    const { state } = granted(await host.socket.emitWithAck('sync', {}));
    expect(state.players).toBe(1);
  });

  it('P8: takes so many players of one address, and all of an address that is named', async () => {
    expect(await fill(server.url)).toBe(CONNECTIONS * JOINS);
    const taken = await fill(limited.url);
    expect(taken).toBeGreaterThanOrEqual(600);
    // Some more come in meanwhile.
    expect(taken).toBeLessThan(CONNECTIONS * JOINS);
  });

  it('P21: is left by players who are gone for long, unless it is locked, and only before the start', async () => {
    await using server = await startApp({ presenceGrace: 0, lobbyGrace: 50 });
    using lobby = await hostGame(server.url, singles(1));
    using begun = await hostGame(server.url, singles(1));
    using ben = await joinWeb(server.url, begun.pin, 'Ben');
    await begun.command('start');
    using locked = await hostGame(server.url, singles(1));
    using cal = await joinWeb(server.url, locked.pin, 'Cal');
    granted(await locked.socket.emitWithAck('lock', { locked: true }));
    const left = lobby.inbox.next('lobby', ({ players }) => players === 1);
    const ana = await joinWeb(server.url, lobby.pin, 'Ana');
    await left;
    const empty = lobby.inbox.next('lobby', ({ players }) => players === 0);
    ben.socket.disconnect();
    cal.socket.disconnect();
    ana.socket.disconnect();
    await empty;
    for (const { socket } of [begun, locked])
      expect(granted(await socket.emitWithAck('sync', {})).state.players).toBe(1);
    // The token is good for coming in again: nobody has removed her.
    using again = await joinWeb(server.url, lobby.pin, 'Ana', ana.token);
    expect(again.player.nickname).toBe('Ana');
  });

  it('is cleared by its host of all who are not there', async () => {
    using host = await hostGame(server.url, singles(1));
    using ana = await joinWeb(server.url, host.pin, 'Ana');
    const bots = await Promise.all([1, 2, 3].map((n) => joinWeb(server.url, host.pin, `Bot ${n}`)));
    for (const { socket } of bots) socket.disconnect();
    let removed = 0;
    // Their end is noticed a moment later.
    while (removed < 3) removed += granted(await host.socket.emitWithAck('sweep', {})).removed;
    const { state } = granted(await host.socket.emitWithAck('sync', {}));
    expect(state.roster).toEqual([{ id: ana.player.id, nickname: 'Ana' }]);
    await host.command('start');
    expect(refused(await host.socket.emitWithAck('sweep', {}))).toBe('WRONG_PHASE');
  });
});

describe('a removed player', () => {
  it('P18: stays out by token, name and device, until let back in', async () => {
    using host = await hostGame(server.url, singles(1));
    const join = async (nickname: string, more: object = {}) => {
      const socket = connectPlayer(server.url);
      const ack = await socket.emitWithAck('join', { pin: host.pin, nickname, ...more });
      socket.disconnect();
      return ack.ok ? 'OK' : ack.error.code;
    };
    const socket = connectPlayer(server.url);
    const request = { pin: host.pin, nickname: 'Ana', device: 'a random name' };
    const { player, token } = granted(await socket.emitWithAck('join', request));
    const { state } = granted(await host.socket.emitWithAck('kick', { playerId: player.id }));
    expect(state).toMatchObject({ players: 0, removed: [player] });
    expect(await join('Ana', { token })).toBe('KICKED');
    expect(await join('ANA')).toBe('KICKED');
    expect(await join('Somebody', { device: 'a random name' })).toBe('KICKED');
    // As docs/security.md says: a private window has no device, and gets round it.
    expect(await join('Somebody')).toBe('OK');
    granted(await host.socket.emitWithAck('unban', { playerId: player.id }));
    expect(granted(await host.socket.emitWithAck('sync', {})).state.removed).toBeUndefined();
    expect(await join('Ana', { token, device: 'a random name' })).toBe('OK');
    socket.disconnect();
  });
});

describe('connections of one address', () => {
  it('P11: are refused with 429 past their number, by WebSocket and by long-polling', async () => {
    const asked = 3000;
    const answers = await pipelined(limited.url, asked);
    expect(answers.length).toBe(asked);
    expect(answers.filter((status) => status === 200).length).toBeGreaterThanOrEqual(1000);
    expect(answers).toContain(429);
    let status = 101;
    while (status !== 429)
      [, status] = await Promise.all([pipelined(limited.url, 500), openSocket(limited.url)]);
    // Nothing else counts.
    for (const path of ['/health', '/']) expect((await fetch(limited.url + path)).status).toBe(200);
    // Nor does an address that is named.
    expect(await pipelined(server.url, asked)).not.toContain(429);
  });
});

/** Begins many sessions by long-polling. @returns the statuses */
async function pipelined(url: string, count: number): Promise<number[]> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).setEncoding('utf8');
  const request = `GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`;
  socket.write(request.repeat(count));
  let heard = '';
  const statuses = () =>
    Array.from(heard.matchAll(/HTTP\/1\.1 (\d+)/g), ([, status]) => Number(status));
  for await (const text of socket) {
    heard += text;
    if (statuses().length === count) break;
  }
  socket.destroy();
  return statuses();
}

/** The status that a WebSocket's handshake gets. */
async function openSocket(url: string): Promise<number> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  // One that is cut off while it connects says so, too.
  socket.on('error', () => {});
  const status = await Promise.race([
    once(socket, 'open').then(() => 101),
    once(socket, 'unexpected-response').then(([, answer]) => answer.statusCode as number),
  ]);
  socket.terminate();
  return status;
}
