import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MemoryLaneStore } from '../../../bridge/whatsapp/lanes/memory-lane-store.ts';
import { redisLaneStore } from '../../../bridge/whatsapp/lanes/redis-lane-store.ts';
import { sharedRedis } from '../../../server/store/redis/shared.ts';
import { type RedisServer, startRedis } from '../../support/redis.ts';
import { laneContract } from './support/lane-contract.ts';

laneContract('memory', async () => {
  let now = 1_790_000_000_000;
  return {
    open: (rules) => [new MemoryLaneStore(rules, () => now)],
    async advance(ms) {
      now += ms;
    },
    now: async () => now,
    close: async () => {},
  };
});

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis[Symbol.asyncDispose]());

laneContract('Redis', async () => {
  const clients = [1, 2].map(() => new Redis(redis.url, { enableAutoPipelining: true }));
  let opened = 0;
  return {
    open(rules) {
      opened += 1;
      return clients.map((client) =>
        redisLaneStore(sharedRedis(client, `test-${opened}:`), 'out', rules),
      );
    },
    advance: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    async now() {
      const [seconds = 0, micros = 0] = (await clients[0]?.time()) ?? [];
      return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
    },
    async close() {
      for (const client of clients) client.disconnect();
    },
  };
});

it('gives the same again to who asks with the same ticket, as long as it is held', async () => {
  const client = new Redis(redis.url);
  const rules = { lease: 200, doubt: 0, keep: 60_000, reported: true, rate: 1 };
  const store = redisLaneStore(sharedRedis(client, 'tickets:'), 'out', rules);
  const expiresAt = Date.now() + 60_000;
  await store.push([
    { id: 'a1', who: 'ana', line: 'L', expiresAt, data: 'A' },
    { id: 'b1', who: 'ben', line: 'L', expiresAt, data: 'B' },
  ]);
  const { taken: first } = await store.take('L', 'one');
  const { taken: again } = await store.take('L', 'one');
  expect(again).toEqual(first);
  // Nothing of the rate was spent on it.
  expect((await store.take('L', 'two')).taken).toBeUndefined();
  expect(await store.finish(first ?? never(), { end: 'done' })).toMatchObject({ held: true });
  expect((await store.take('L', 'one')).taken).toBeUndefined();
  client.disconnect();
});

function never(): never {
  throw new Error('nothing was taken');
}
