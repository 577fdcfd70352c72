/** A process dies by kill -9 while it does something that only one may do. */
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import pino from 'pino';
import { expect, it } from 'vitest';
import { LONGEST_HOLD } from '../../server/engine/hold.ts';
import { PATIENCE } from '../../server/engine/reading.ts';
import { Keys, tagOf } from '../../server/store/redis/keys.ts';
import { createRedisStore } from '../../server/store/redis/redis-store.ts';
import { timerMember } from '../../server/store/redis/timers.ts';
import { connectPlayer, granted, hostGame, joinWeb } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { startServerPair } from '../support/server-pair.ts';

const SLOW_CHANNEL = fileURLToPath(new URL('fixtures/slow-channel.ts', import.meta.url));
const HANGING_TIMER = fileURLToPath(new URL('fixtures/hanging-timer.ts', import.meta.url));

/** ms of plugins/timers, as it is when nothing else is said. */
const LEASE = 2000;

it('a timer of a process that was killed fires in the other one when its lease ends', async () => {
  await using pair = await startServerPair({ PLUGINS: HANGING_TIMER });
  const prefix = 'qrush:';
  const log = pino({ level: 'silent' });
  const store = await createRedisStore({ url: pair.redis.url, prefix, log });
  const timer = { kind: 'plugin:hanging-timer', key: 'soup' };
  const at = await store.now();
  await store.timers.set({ ...timer, at });
  const claimedBy = await Promise.race(
    pair.servers.map((server, index) => server.says(/hangs in soup/).then(() => index)),
  );
  // The servers have timers of their own, which may be earlier.
  const redis = new Redis(pair.redis.url);
  const again = Number(
    await redis.zscore(new Keys(prefix).timers(tagOf(timer.key)), timerMember(timer)),
  );
  redis.disconnect();
  expect(again).toBeGreaterThanOrEqual(at + LEASE);
  expect(again).toBeLessThanOrEqual((await store.now()) + LEASE);
  pair.servers[claimedBy]?.child.kill('SIGKILL');
  await pair.servers[1 - claimedBy]?.says(/is done with soup/);
  for (const server of pair.servers)
    expect(server.output.match(/hangs in/g)?.length ?? 0).toBeLessThan(2);
  await store.close();
});

it('a game whose archiving process was killed half-way is archived once, by the other', async () => {
  await using pair = await startServerPair();
  const { postgres, databaseUrl, urls, servers } = pair;
  using host = await hostGame(urls[0], singles(1, { limit: 600 }));
  using ana = await joinWeb(urls[1], host.pin, 'Ana');
  await host.command('start');
  await ana.inbox.next('question');
  granted(await ana.answer(0, 0));
  await host.inbox.next('reveal');

  // The game's and its players' rows are written when the archive comes to this table.
  const lock = await postgres.lock(databaseUrl, 'answers');
  await host.command('next');
  await ana.inbox.next('finished');
  const waiting =
    "select count(*) from pg_locks where not granted and relation = 'answers'::regclass";
  while ((await postgres.query(databaseUrl, waiting)) === '0');
  servers[0].child.kill('SIGKILL');
  await servers[0].ended();
  expect(await postgres.query(databaseUrl, 'select count(*) from games')).toBe('0');
  await lock.release();

  const report = async () => fetch(`${urls[1]}/api/games/${host.id}/report`);
  while ((await report()).status !== 200);
  const counts = await Promise.all(
    ['games', 'players', 'answers', 'results'].map((table) =>
      postgres.query(databaseUrl, `select count(*) from ${table}`),
    ),
  );
  expect(counts).toEqual(['1', '1', '1', '1']);
});

it('questions that wait for a picture, or for chats, open when the process is killed that would say so', async () => {
  await using pair = await startServerPair({ PLUGINS: SLOW_CHANNEL });
  const { urls, servers } = pair;
  const media = { image: '/media/starter/planets.png', alt: 'Planets' };
  const options = { reading: 1, preload: true, board: true, autoAdvance: 1 };
  using host = await hostGame(urls[0], singles(2, { limit: 600, media }), options);
  using ana = await joinWeb(urls[1], host.pin, 'Ana');
  // Somebody in the other process who loads ahead, and never has it.
  const ben = connectPlayer(urls[1]);
  granted(await ben.emitWithAck('join', { pin: host.pin, nickname: 'Ben', preload: true }));
  using chatty = await hostGame(urls[0], singles(1), { countdown: 0, hold: true });
  using web = await joinWeb(urls[1], chatty.pin, 'Web');
  expect((await fetch(`${urls[0]}/slow/${chatty.pin}`, { method: 'POST' })).status).toBe(200);
  await chatty.command('start');
  const held = await web.inbox.next('state', ({ coming }) => coming?.held === true);
  const shown = await host.command('start');
  await ana.inbox.next('state', ({ coming }) => coming?.loads === true);
  servers[0].child.kill('SIGKILL');
  const all = await web.inbox.next('question');
  expect(all.openedAt).toBeGreaterThanOrEqual((held.opensAt ?? 0) + LONGEST_HOLD);
  expect(all.closesAt - all.openedAt).toBe(20_000);
  const { openedAt } = await ana.inbox.next('question');
  expect(openedAt).toBeGreaterThanOrEqual((shown.opensAt ?? 0) + PATIENCE);
  granted(await ben.emitWithAck('answer', { question: 0, value: 0 }));
  granted(await ana.answer(0, 0));
  // It goes through its steps, too, in the process that is left.
  await ana.inbox.next('state', ({ step }) => step === 'board');
  const next = await ana.inbox.next('question', ({ index }) => index === 1);
  expect(next.openedAt).toBeGreaterThan(openedAt);
  ben.disconnect();
});
