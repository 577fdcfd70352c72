/** Sessions, in memory and in Redis. */
import { Redis } from 'ioredis';
import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { memorySessions } from '../../../server/sessions/memory-sessions.ts';
import { createRedisSessions } from '../../../server/sessions/redis-sessions.ts';
import { PATIENCE, REMEMBERED_ANSWER, SILENCE } from '../../../server/sessions/waiting/contract.ts';
import { sessionContract } from '../../contract/session-contract.ts';
import { type RedisServer, startRedis, startRedisCluster } from '../../support/redis.ts';

const log = pino({ level: 'silent' });
const WEEK = 7 * 24 * 3_600_000;

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis[Symbol.asyncDispose]());

const open = (url: string) => createRedisSessions({ url, prefix: 'test:', log });

sessionContract('sessions in memory', async () => {
  const sessions = memorySessions();
  return { clients: [sessions, sessions], close: () => sessions.close() };
});

sessionContract('sessions in Redis', async () => {
  const [one, other] = [await open(redis.url), await open(redis.url)];
  const close = async () => void (await Promise.all([one.close(), other.close()]));
  return { clients: [one, other], close };
});

sessionContract('sessions in a Redis Cluster', async () => {
  const cluster = await startRedisCluster();
  const [one, other] = [await open(cluster.url), await open(cluster.url)];
  return {
    clients: [one, other],
    async close() {
      await Promise.all([one.close(), other.close()]);
      await cluster[Symbol.asyncDispose]();
    },
  };
});

it('memory forgets a week after the last change', async () => {
  let now = 0;
  const sessions = memorySessions(() => now);
  await sessions.ban('game', 'a');
  now += WEEK - 1;
  expect(await sessions.isBanned('game', 'a')).toBe(true);
  await sessions.rotateHost('game');
  now += WEEK - 1;
  expect(await sessions.isBanned('game', 'a')).toBe(true);
  now += 1;
  expect(await sessions.isBanned('game', 'a')).toBe(false);
  expect(await sessions.hostEdition('game')).toBe(0);
});

it('memory and Redis alike forget who has gone, and who was kept waiting', async () => {
  let now = 0;
  const { waiting } = memorySessions(() => now);
  const asked = { id: 'a', name: 'Ana', why: 'name', channel: 'web', asksAgain: true } as const;
  await waiting.ask('game', asked);
  await waiting.ask('game', { ...asked, id: 'b', channel: 'chat', asksAgain: false });
  now += SILENCE + 1;
  expect(await waiting.list('game')).toMatchObject([{ id: 'b' }]);
  // Gone, and back: as long as the host has time.
  expect(await waiting.ask('game', asked)).toMatchObject({ status: 'waiting', isNew: false });
  expect(await waiting.list('game')).toHaveLength(2);
  now = PATIENCE + 1;
  expect(await waiting.list('game')).toEqual([]);
  expect(await waiting.decide('game', 'b', true)).toBeUndefined();
  expect(await waiting.ask('game', asked)).toEqual({ status: 'unanswered' });
  expect(await waiting.ask('game', asked)).toMatchObject({ isNew: true });
  await waiting.decide('game', 'a', true);
  now += REMEMBERED_ANSWER - 1;
  expect(await waiting.ask('game', asked)).toEqual({ status: 'yes' });

  // Redis has a clock of its own: the same requests, as if they had been made long ago.
  const sessions = await open(redis.url);
  const admin = new Redis(redis.url);
  const key = 'test:waiting:{game}';
  const made = async (id: string, ago: number, more: object = {}) => {
    const at = Date.now() - ago;
    await admin.hset(key, id, JSON.stringify({ ...asked, id, askedAt: at, seenAt: at, ...more }));
  };
  await made('a', SILENCE + 1000);
  await made('b', SILENCE + 1000, { asksAgain: false });
  await made('c', PATIENCE + 1000, { asksAgain: false });
  expect(await sessions.waiting.list('game')).toMatchObject([{ id: 'b' }]);
  expect(await sessions.waiting.decide('game', 'c', true)).toBeUndefined();
  expect(await sessions.waiting.ask('game', { ...asked, id: 'c' })).toEqual({
    status: 'unanswered',
  });
  expect(await sessions.waiting.ask('game', asked)).toMatchObject({ isNew: false });
  await sessions.waiting.decide('game', 'a', true);
  const left = await admin.pttl(`${key}:answers`);
  expect(left).toBeGreaterThan(REMEMBERED_ANSWER - 60_000);
  admin.disconnect();
  await sessions.close();
});

it('Redis forgets a week after the last change', async () => {
  const sessions = await open(redis.url);
  const admin = new Redis(redis.url);
  await sessions.ban('game', 'a');
  const left = await admin.pttl('test:session:game');
  expect(left).toBeGreaterThan(WEEK - 60_000);
  expect(left).toBeLessThanOrEqual(WEEK);
  admin.disconnect();
  await sessions.close();
});

it('a Redis that is not there is named', async () => {
  await expect(open('redis://127.0.0.1:1')).rejects.toThrow('REDIS_SESSION_URL cannot be used');
});
