/** Steering a game, and good tokens, over two servers that share one Redis. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../server/app.ts';
import { connectHost, granted, hostGame, joinWeb, post, refused } from '../support/clients.ts';
import { type Cluster, startCluster } from '../support/cluster.ts';
import { singles } from '../support/quizzes.ts';

let cluster: Cluster;
let apps: [App, App];
let urls: [string, string];
beforeAll(async () => {
  cluster = await startCluster(2);
  const [one, other] = cluster.servers;
  if (!one || !other) throw new Error('two servers');
  apps = [one.app, other.app];
  urls = [one.url, other.url];
});
afterAll(() => cluster[Symbol.asyncDispose]());

/** A second host of a game, attached. */
async function secondHost(
  url: string,
  { pin, hostToken }: { pin: string; hostToken: string },
  more: { watch?: boolean } = {},
) {
  const socket = connectHost(url);
  granted(await socket.emitWithAck('attach', { pin, hostToken, ...more }));
  return { socket, [Symbol.dispose]: () => void socket.disconnect() };
}

/** Holds the next commit of a server until it is let go. */
function holdCommit({ store }: App): { reached: Promise<void>; release(): void } {
  const { commit } = store.games;
  const reached = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  store.games.commit = async (...args) => {
    store.games.commit = commit;
    reached.resolve();
    await gate.promise;
    return commit(...args);
  };
  return { reached: reached.promise, release: () => gate.resolve() };
}

describe('a game that two hosts hold', () => {
  it('P26: is steered by the latest to attach; the other one watches and can take it back', async () => {
    using first = await hostGame(urls[0], singles(3));
    using _player = await joinWeb(urls[0], first.pin, 'Ana');
    using second = await secondHost(urls[1], first);
    const ack = await first.socket.emitWithAck('start', {});
    expect(ack).toMatchObject({ ok: false, error: { code: 'NOT_HOST' } });
    expect(!ack.ok && ack.error.message).toMatch(/taken over.*attach again/);
    const told = granted(await first.socket.emitWithAck('sync', {}));
    expect([told.state.phase, told.steers]).toEqual(['lobby', false]);
    expect(granted(await second.socket.emitWithAck('sync', {})).steers).toBe(true);
    granted(await second.socket.emitWithAck('start', {}));
    await first.inbox.next('question');

    const { pin, hostToken } = first;
    granted(await first.socket.emitWithAck('attach', { pin, hostToken }));
    expect(refused(await second.socket.emitWithAck('pause', {}))).toBe('NOT_HOST');
    granted(await first.socket.emitWithAck('pause', {}));
  });

  it('does not change hands when somebody only watches, or attaches again who has it', async () => {
    using first = await hostGame(urls[0], singles(1));
    using screen = await secondHost(urls[1], first, { watch: true });
    expect(refused(await screen.socket.emitWithAck('lock', { locked: true }))).toBe('NOT_HOST');
    const { pin, hostToken } = first;
    const acks = await Promise.all([
      first.socket.emitWithAck('lock', { locked: true }),
      first.socket.emitWithAck('attach', { pin, hostToken }),
      first.socket.emitWithAck('lock', { locked: false }),
    ]);
    for (const ack of acks) granted(ack);
  });

  it('cannot be watched into: nobody steers before a host has attached', async () => {
    using other = await hostGame(urls[0], singles(1));
    const { body: quiz } = await post<{ id: string }>(`${urls[0]}/api/quizzes`, singles(1));
    const { body: game } = await post<{ pin: string; hostToken: string }>(`${urls[0]}/api/games`, {
      quizId: quiz.id,
    });
    using screen = await secondHost(urls[0], game, { watch: true });
    expect(refused(await screen.socket.emitWithAck('start', {}))).toBe('NOT_HOST');
    granted(await other.socket.emitWithAck('lock', { locked: true }));
  });

  it('P26: takes no command that was on its way when another host took over', async () => {
    using first = await hostGame(urls[0], singles(2));
    using _player = await joinWeb(urls[1], first.pin, 'Ana');
    const held = holdCommit(apps[0]);
    const late = first.socket.emitWithAck('start', {});
    await held.reached;
    using second = await secondHost(urls[1], first);
    held.release();
    expect(refused(await late)).toBe('NOT_HOST');
    const { state } = granted(await second.socket.emitWithAck('lock', { locked: true }));
    expect(state.phase).toBe('lobby');
  });

  it('loses no player to a kick that was on its way', async () => {
    using first = await hostGame(urls[0], singles(2));
    using ana = await joinWeb(urls[1], first.pin, 'Ana');
    const { remove } = apps[0].store.players;
    const reached = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    apps[0].store.players.remove = async (...args) => {
      apps[0].store.players.remove = remove;
      reached.resolve();
      await gate.promise;
      return remove(...args);
    };
    const late = first.socket.emitWithAck('kick', { playerId: ana.player.id });
    await reached.promise;
    using _second = await secondHost(urls[1], first);
    gate.resolve();
    expect(refused(await late)).toBe('NOT_HOST');
    expect(granted(await ana.socket.emitWithAck('sync', {})).state.players).toBe(1);
    using again = await joinWeb(urls[0], first.pin, '', ana.token);
    expect(again.player).toEqual(ana.player);
  });
});

describe('a host token', () => {
  it('P27: that was replaced opens nothing more, anywhere; the new one does', async () => {
    using first = await hostGame(urls[0], singles(1));
    const dropped = new Promise((resolve) => first.socket.once('disconnect', resolve));
    const path = `/api/games/${first.id}/host-token`;
    const { status, body } = await post<{ hostToken: string }>(urls[1] + path, {});
    expect(status).toBe(201);
    await dropped;
    const { pin } = first;
    for (const url of urls) {
      const socket = connectHost(url);
      const old = await socket.emitWithAck('attach', { pin, hostToken: first.hostToken });
      expect(refused(old)).toBe('NOT_HOST');
      granted(await socket.emitWithAck('attach', { pin, hostToken: body.hostToken }));
      socket.disconnect();
    }
  });

  it('of no game cannot be replaced', async () => {
    const { status, body } = await post(`${urls[0]}/api/games/none/host-token`, {});
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { code: 'GAME_NOT_FOUND' } });
  });
});

describe('a kicked player', () => {
  it('does not come back with the token, on any server', async () => {
    using host = await hostGame(urls[0], singles(1));
    using ben = await joinWeb(urls[1], host.pin, 'Ben');
    const removed = ben.inbox.next('removed');
    granted(await host.socket.emitWithAck('kick', { playerId: ben.player.id }));
    expect(await removed).toEqual({ reason: 'kicked' });
    for (const url of urls) {
      await expect(joinWeb(url, host.pin, '', ben.token)).rejects.toThrow('KICKED');
    }
  });

  it('does not come back while it is away, nor when its return was on the way', async () => {
    using host = await hostGame(urls[0], singles(1));
    using ben = await joinWeb(urls[1], host.pin, 'Ben');
    ben.socket.disconnect();
    // The other server has found the player; the kick comes before it gives the seat.
    const { get } = apps[1].store.players;
    apps[1].store.players.get = async (...args) => {
      apps[1].store.players.get = get;
      const found = await get(...args);
      granted(await host.socket.emitWithAck('kick', { playerId: ben.player.id }));
      return found;
    };
    await expect(joinWeb(urls[1], host.pin, '', ben.token)).rejects.toThrow(
      /KICKED|socket has been disconnected/,
    );
    await expect(joinWeb(urls[1], host.pin, '', ben.token)).rejects.toThrow('KICKED');
    expect(await apps[0].store.players.counts(host.id)).toMatchObject({ players: 0, present: 0 });
  });
});
