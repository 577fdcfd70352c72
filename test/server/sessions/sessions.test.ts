/** Sessions, in memory and in Redis. */
import { Redis } from 'ioredis';
import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { memorySessions } from '../../../server/sessions/memory-sessions.ts';
import { createRedisSessions } from '../../../server/sessions/redis-sessions.ts';
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
  await expect(open('redis://127.0.0.1:1')).rejects.toThrow("REDIS_SESSION_URL can't be used");
});
