/** A plugin's own events, errors and routes, as clients meet them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definePlugin, type PluginContext, z } from '../../server/plugin.ts';
import { startApp } from '../support/app.ts';
import { connectHost, connectPlayer, granted, hostGame, post } from '../support/clients.ts';
import { startCluster } from '../support/cluster.ts';
import { singles } from '../support/quizzes.ts';
import { rawClient } from '../support/raw-client.ts';

const ADMIN = 'an-admin-token-of-a-test';

/** The contexts of the plugin, one a server. */
const contexts: Pick<PluginContext, 'events'>[] = [];

const sides = definePlugin({
  name: 'sides',
  errors: { FULL: { http: 409, message: 'This team is full.' } },
  events: { changed: z.object({ red: z.int() }) },
  setup(ctx) {
    const { events, error, http, guards } = ctx;
    contexts.push({ events });
    events.on(
      'play',
      'choose',
      z.object({ team: z.enum(['red', 'blue']) }),
      async ({ team }, caller) => {
        if (team === 'blue') throw error('FULL', { message: 'Blue is full.', retryAfter: 500 });
        await events.send({ gameId: caller.gameId, to: 'everybody' }, 'changed', { red: 1 });
        return { chosen: team, by: caller.playerId };
      },
    );
    events.on('host', 'close', z.object({}), async (_payload, { gameId }) => ({ gameId }));
    http.get('/sides/full', async () => {
      throw error('FULL');
    });
    for (const name of ['admin', 'manager', 'host'] as const) {
      http.get(`/sides/:gameId/${name}`, { onRequest: guards[name] }, async () => ({ name }));
    }
    http.get('/sides/forgotten', { onRequest: guards.host }, async () => ({}));
  },
});

type Any = { emitWithAck(name: string, payload: object): Promise<unknown> };
type Listening = { onAny(listener: (...args: unknown[]) => void): unknown };

/** A plugin's events at a socket, as they come. */
function hearing(socket: Listening) {
  const heard: unknown[] = [];
  let wake = () => {};
  socket.onAny((name, payload) => {
    if (String(name).includes(':')) heard.push([name, payload]);
    wake();
  });
  return {
    heard,
    async until(count: number) {
      while (heard.length < count) await new Promise<void>((resolve) => (wake = resolve));
      return heard;
    },
  };
}

const changed = (red: number) => ['sides:changed', { red }];

let cluster: Awaited<ReturnType<typeof startCluster>>;
beforeAll(async () => {
  cluster = await startCluster(2, { adminToken: ADMIN }, [sides]);
});
afterAll(() => cluster[Symbol.asyncDispose]());

describe('an event of a plugin', () => {
  it('P35: reaches players and hosts by every transport, in both processes, in order', async () => {
    const [one, other] = cluster.servers;
    if (!one || !other) throw new Error('two servers');
    using host = await hostGame(one.url, singles(1));
    const far = connectHost(other.url);
    const ears = [hearing(host.socket), hearing(far)];
    granted(
      await far.emitWithAck('attach', { pin: host.pin, hostToken: host.hostToken, watch: true }),
    );
    const players = [
      connectPlayer(one.url),
      connectPlayer(one.url, { transports: ['polling'] }),
      connectPlayer(other.url),
      connectPlayer(other.url, { transports: ['polling'] }),
    ];
    ears.push(...players.map(hearing));
    const ids: string[] = [];
    for (const [index, socket] of players.entries()) {
      const joined = granted(
        await socket.emitWithAck('join', { pin: host.pin, nickname: `Player ${index}` }),
      );
      ids.push(joined.player.id);
    }
    const [events] = contexts.map((context) => context.events);
    const last = ids[2] ?? '';
    await events?.send({ gameId: host.id, to: 'players' }, 'changed', { red: 1 });
    await events?.send({ gameId: host.id, to: 'hosts' }, 'changed', { red: 2 });
    await events?.send({ gameId: host.id, playerId: last }, 'changed', { red: 3 });
    await events?.send({ gameId: host.id, to: 'everybody' }, 'changed', { red: 4 });
    await events?.send({ gameId: 'another', to: 'everybody' }, 'changed', { red: 5 });
    const toHost = [changed(2), changed(4)];
    const toPlayer = [changed(1), changed(4)];
    const toThird = [changed(1), changed(3), changed(4)];
    const expected = [toHost, toHost, toPlayer, toPlayer, toThird, toPlayer];
    const heard = await Promise.all(
      ears.map((ear, index) => ear.until(expected[index]?.length ?? 0)),
    );
    expect(heard).toEqual(expected);
    for (const socket of [far, ...players]) socket.disconnect();
  });

  it('is answered, refused by the plugin’s code, and by its schema', async () => {
    const [one] = cluster.servers;
    if (!one) throw new Error('a server');
    using host = await hostGame(one.url, singles(1));
    using player = await rawClient(one.url);
    const choose = (payload: object) => player.request<object>('sides:choose', payload);
    expect(await choose({ team: 'red' })).toMatchObject({ error: { code: 'NOT_JOINED' } });
    const { player: me } = granted(
      await player.request<{ ok: true; player: { id: string } }>('join', {
        pin: host.pin,
        nickname: 'Ana',
      }),
    );
    const told = player.next('42/play,["sides:changed"');
    expect(await choose({ team: 'red' })).toEqual({ ok: true, chosen: 'red', by: me.id });
    expect(await told).toBe('42/play,["sides:changed",{"red":1}]');
    expect(await choose({ team: 'blue' })).toEqual({
      ok: false,
      error: { code: 'sides:FULL', message: 'Blue is full.', retryAfter: 500 },
    });
    expect(await choose({ team: 'green' })).toMatchObject({ error: { code: 'BAD_PAYLOAD' } });
    expect(await player.request('pick', {})).toMatchObject({ error: { code: 'UNKNOWN_EVENT' } });
    const close = await (host.socket as unknown as Any).emitWithAck('sides:close', {});
    expect(close).toEqual({ ok: true, gameId: host.id });
  });

  it('does not leave the plugin unless it fits its schema', async () => {
    const [events] = contexts.map((context) => context.events);
    const to = { gameId: 'g', to: 'everybody' } as const;
    await expect(events?.send(to, 'changed', { red: 'x' })).rejects.toThrow('changed.red');
    await expect(events?.send(to, 'question', {})).rejects.toThrow('declares no event "question"');
  });
});

it('a plugin’s error is answered by REST with its status and code', async () => {
  const answer = await fetch(`${cluster.servers[0]?.url}/sides/full`);
  expect(answer.status).toBe(409);
  expect(await answer.json()).toEqual({
    error: { code: 'sides:FULL', message: 'This team is full.' },
  });
});

describe('a guarded route', () => {
  it.each([
    ['admin', { none: 401, host: 401, other: 401, admin: 200 }],
    ['manager', { none: 200, host: 401, other: 401, admin: 200 }],
    ['host', { none: 200, host: 200, other: 401, admin: 200 }],
  ])('for the %s lets in whom the core would', async (guard, expected) => {
    await using running = await startApp({ adminToken: ADMIN }, [sides]);
    const { url } = running;
    using host = await hostGame(url, singles(1));
    using other = await hostGame(url, singles(1));
    const tokens = { none: undefined, host: host.hostToken, other: other.hostToken, admin: ADMIN };
    const statuses: Record<string, number> = {};
    for (const [who, token] of Object.entries(tokens)) {
      const headers = { ...(token !== undefined && { authorization: `Bearer ${token}` }) };
      statuses[who] = (await fetch(`${url}/sides/${host.id}/${guard}`, { headers })).status;
    }
    expect(statuses).toEqual(expected);
  });

  it('for hosts knows when their token was replaced, and needs the game in its path', async () => {
    await using running = await startApp({ adminToken: ADMIN, publicUrl: 'https://quiz.example' }, [
      sides,
    ]);
    const { url } = running;
    const admin = { authorization: `Bearer ${ADMIN}` };
    using host = await hostGame(url, singles(1), {}, admin);
    const status = async (path: string, token: string) =>
      (await fetch(`${url}/sides/${path}`, { headers: { authorization: `Bearer ${token}` } }))
        .status;
    const path = `${host.id}/host`;
    expect(await status(path, host.hostToken)).toBe(200);
    const { body } = await post<{ hostToken: string }>(
      `${url}/api/games/${host.id}/host-token`,
      {},
      admin,
    );
    expect(await status(path, host.hostToken)).toBe(401);
    expect(await status(path, body.hostToken)).toBe(200);
    expect((await fetch(`${url}/sides/${path}`)).status).toBe(401);
    expect(await status('forgotten', ADMIN)).toBe(500);
  });
});
