/** Redis does what memory does, whatever several clients do at the same time. */
import fc from 'fast-check';
import { Redis } from 'ioredis';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../server/store/memory/memory-store.ts';
import { createRedisStore } from '../../../server/store/redis/redis-store.ts';
import { collect, createGame, effect, gateAt, join, turn } from '../../contract/games.ts';
import type { StoreUnderTest } from '../../contract/store-contract.ts';
import { anyRounds, expectAlike } from '../../contract/store-model.ts';
import { type RedisServer, startRedis } from '../../support/redis.ts';
import { openRedisStores } from '../../support/redis-store.ts';

let redis: RedisServer;
let stores: StoreUnderTest;
let admin: Redis;
beforeAll(async () => {
  redis = await startRedis();
  stores = await openRedisStores(redis.url);
  admin = new Redis(redis.url);
});
afterAll(async () => {
  admin.disconnect();
  await stores.close();
  await redis[Symbol.asyncDispose]();
});

it('the Redis store and the memory store cannot be told apart', async () => {
  const memory = [createMemoryStore()];
  await fc.assert(
    fc.asyncProperty(anyRounds, (rounds) => expectAlike(memory, stores.clients, rounds)),
    { numRuns: 60 },
  );
});

describe('what Redis holds', () => {
  /** A game with something under every key it can have. */
  const wholeGame = async () => {
    const [store] = stores.clients;
    if (!store) throw new Error('a store');
    await stores.clear();
    const { id } = await createGame(store);
    const player = await join(store, id, 'Ana');
    await store.players.connect(id, player, 'c');
    await turn(store, id, { ...gateAt(0, await store.now()), dueAt: (await store.now()) + 1 }, [
      effect(2),
    ]);
    await store.answers.submit(id, player, 0, '1');
    await store.board.record(id, 0, [{ player, correctness: 1, points: 5, streak: 1 }]);
    await stores.advance(5);
    await store.timers.claim(1, 1000);
    return { store, id, player };
  };
  const allKeys = () => collect(admin.scanStream() as AsyncIterable<string[]>);

  it('expires, all of it', async () => {
    await wholeGame();
    const keys = await allKeys();
    expect(keys.length).toBeGreaterThanOrEqual(11);
    for (const key of keys) expect([key, await admin.pttl(key)]).not.toEqual([key, -1]);
  });

  it('of one game is in one slot', async () => {
    const { id } = await wholeGame();
    const keys = (await allKeys()).filter((key) => key.includes(id));
    const slots = keys.map((key) => /\{(.+?)\}/.exec(key)?.[1]);
    expect(keys.length).toBeGreaterThanOrEqual(8);
    expect(new Set(slots).size).toBe(1);
  });

  it('is gone with the game, and nothing of it was looked for by KEYS', async () => {
    const { store, id } = await wholeGame();
    await store.games.expire(id, 0);
    expect((await allKeys()).filter((key) => key.includes(id))).toEqual([]);
    expect(await admin.info('commandstats')).not.toMatch(/cmdstat_keys:/);
  });
});

describe('a Redis that', () => {
  it('forgot the scripts gets them again', async () => {
    const [store] = stores.clients;
    const { id } = await createGame(store as never);
    await admin.script('FLUSH');
    await turn(store as never, id, gateAt(0, (await store?.now()) ?? 0));
    const player = await join(store as never, id, 'Ana');
    await admin.script('FLUSH');
    expect(await store?.answers.submit(id, player, 0, '1')).toMatchObject({ status: 'accepted' });
  });

  it('cut every connection is used again, timers included', async () => {
    const [store, other] = stores.clients;
    if (!store || !other) throw new Error('two stores');
    const { id } = await createGame(store);
    await admin.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    await admin.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    expect((await store.games.state(id))?.version).toBe(1);
    // Told again once the subscriber is back.
    const at = (await store.now()) + 60_000;
    let heard = (): void => undefined;
    const told = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const stop = other.timers.watch((when) => when === at && heard());
    let waiting = true;
    void told.then(() => {
      waiting = false;
    });
    while (waiting) {
      await store.timers.set({ kind: 'test', key: 'a', at });
      await stores.advance(20);
    }
    stop();
  });

  it('is not there is said in one line, and nothing hangs', async () => {
    const gone = await startRedis();
    await gone[Symbol.asyncDispose]();
    const log = pino({ level: 'silent' });
    await expect(createRedisStore({ url: gone.url, prefix: '', log })).rejects.toThrow(
      /^Redis cannot be used: [^\n]+$/,
    );
  });

  it('goes away rejects what is asked, and works again when it is back', async () => {
    await using server = await startRedis();
    const log = pino({ level: 'silent' });
    const store = await createRedisStore({ url: server.url, prefix: '', log });
    expect(store.connected()).toEqual({ commands: true, subscriber: true });
    server.process.kill('SIGKILL');
    await expect(store.now()).rejects.toThrow();
    expect(store.connected().commands).toBe(false);
    await store.close();
  });
});
