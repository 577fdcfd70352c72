/** Memory and Redis make the same time of what was measured. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Gate } from '../../../server/engine/controls.ts';
import { TIME_FACTORS } from '../../../server/protocol/extra-time.ts';
import type { Store, Timing } from '../../../server/store/contract.ts';
import { createMemoryStore } from '../../../server/store/memory/memory-store.ts';
import { lobby, newDefinition } from '../../contract/games.ts';
import { type RedisServer, startRedis } from '../../support/redis.ts';
import { openRedisStores } from '../../support/redis-store.ts';
import { patiently, seeds } from '../../support/seeds.ts';

/** Answers to each question. */
const EACH = 20;

let redis: RedisServer;
let stores: Awaited<ReturnType<typeof openRedisStores>>;
beforeAll(async () => {
  redis = await startRedis();
  stores = await openRedisStores(redis.url);
});
afterAll(async () => {
  await stores.close();
  await redis[Symbol.asyncDispose]();
});

const moment = fc.option(fc.integer({ min: -60_000, max: 60_000 }), { nil: undefined });
const ms = (max: number) => fc.option(fc.nat(max), { nil: undefined });
const given = fc.record({
  startedAt: moment,
  answeredAt: moment,
  took: fc.option(fc.integer({ min: -1000, max: 60_000 }), { nil: undefined }),
  waited: ms(4000),
  grace: ms(4000),
});
/** ms for which a question has been open, and until it closes, or since it has: never about now. */
const times = fc.record({
  open: fc.integer({ min: 35_000, max: 60_000 }),
  left: fc.oneof(
    fc.integer({ min: 10_000, max: 60_000 }),
    fc.integer({ min: -30_000, max: -10_000 }),
  ),
});

async function opens(store: Store, gate: Gate, now: number) {
  const definition = newDefinition(gate.openedAt);
  await store.games.create(definition, lobby(), { door: 'open', gate: null, dueAt: null });
  const players = await Promise.all(
    Array.from({ length: EACH }, (_, at) => player(store, definition.id, `P${at}`)),
  );
  // Every other player has extra time.
  const later = players.flatMap((id, at) => {
    const factor = TIME_FACTORS[at % TIME_FACTORS.length] ?? 1;
    const by = Math.round((factor - 1) * (gate.closesAt - gate.openedAt));
    // Their end is never about now, either.
    const isNear = Math.abs(gate.closesAt + by + 4000 - now) < 6000;
    return at % 2 === 0 ? [] : [[id, { factor, by: isNear ? by + 15_000 : by }]];
  });
  const controls = {
    ...{ door: 'open' as const, dueAt: null },
    gate: { ...gate, longer: Object.fromEntries(later) },
  };
  await store.games.commit(definition.id, 1, lobby(2), controls, 1000);
  return { id: definition.id, players };
}

const player = async ({ players }: Store, gameId: string, nickname: string) => {
  const newcomer = { nickname, nicknameKey: nickname, channel: 'web' };
  const outcome = await players.join(gameId, newcomer, 1000);
  return outcome.status === 'joined' ? outcome.player.id : '';
};

it('is the same in memory and in Redis, whatever is said of it', patiently, async () => {
  const [shared] = stores.clients;
  if (!shared) throw new Error('there is a Redis');
  let clock = 0;
  const memory = createMemoryStore({ now: () => clock });
  await fc.assert(
    fc.asyncProperty(
      times,
      fc.array(given, { minLength: EACH, maxLength: EACH }),
      async ({ open, left }, all) => {
        const now = await shared.now();
        const openedAt = now - open;
        const closesAt = now + left;
        const gate = {
          question: 0,
          status: 'open' as const,
          openedAt,
          closesAt,
          until: closesAt + 4000,
        };
        clock = now;
        const games = await Promise.all([opens(shared, gate, now), opens(memory, gate, now)]);
        const taken = async (of: Store, game: (typeof games)[0], timing: Timing, at: number) => {
          const id = game.players[at] ?? '';
          const { status } = await of.answers.submit(game.id, id, 0, '1', timing);
          const answer = status === 'accepted' ? await of.answers.get(game.id, id, 0) : undefined;
          return { status, receivedAt: answer?.receivedAt, elapsed: answer?.elapsed };
        };
        const timings = all.map(
          ({ startedAt, answeredAt, ...rest }): Timing =>
            Object.fromEntries(
              Object.entries({
                ...rest,
                startedAt: startedAt === undefined ? undefined : now + startedAt,
                answeredAt: answeredAt === undefined ? undefined : now + answeredAt,
              }).filter(([, value]) => value !== undefined),
            ),
        );
        const ofRedis = await Promise.all(
          timings.map((timing, at) => taken(shared, games[0], timing, at)),
        );
        for (const [at, timing] of timings.entries()) {
          const inRedis = ofRedis[at];
          const { receivedAt = now } = inRedis ?? {};
          // Redis has a clock of its own: the memory's stands where that one stood.
          clock = Math.max(now, receivedAt + (receivedAt > openedAt ? (timing.waited ?? 0) : 0));
          const inMemory = await taken(memory, games[1], timing, at);
          expect(inMemory).toEqual(inRedis);
          if (inMemory.elapsed === undefined) continue;
          expect(inMemory.elapsed).toBeGreaterThanOrEqual(0);
          expect(inMemory.elapsed).toBeLessThanOrEqual(Math.min(receivedAt, closesAt) - openedAt);
        }
        await Promise.all([
          shared.games.expire(games[0].id, 0),
          memory.games.expire(games[1].id, 0),
        ]);
      },
    ),
    { numRuns: Math.ceil(seeds.numRuns / EACH) },
  );
  await memory.close();
});
