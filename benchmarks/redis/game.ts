/** Large games in a store, without a server. */
import type { Redis } from 'ioredis';
import type { Store } from '../../server/store/contract.ts';
import { Keys } from '../../server/store/redis/keys.ts';
import { createGame, gateAt, join } from '../../test/contract/games.ts';

/** ms a question of the benchmarks is open: longer than they take. */
const OPEN = 3_600_000;

/** Players who join at once. */
const BATCH = 1000;

/** A game whose first question is open. @returns its id */
export async function openQuestion(store: Store): Promise<string> {
  const now = await store.now();
  const { id } = await createGame(store, gateAt(0, now, now + OPEN));
  return id;
}

/** Lets players join. @returns their ids */
export async function seat(store: Store, gameId: string, count: number): Promise<string[]> {
  const players: string[] = [];
  for (let at = 0; at < count; at += BATCH) {
    const size = Math.min(BATCH, count - at);
    players.push(
      ...(await Promise.all(
        Array.from({ length: size }, (_, index) => join(store, gameId, `P${at + index}`)),
      )),
    );
  }
  return players;
}

/**
 * Writes players as joining does, without their nicknames: a million of them in seconds. Only what
 * the leaderboard asks for is there.
 * @returns their ids
 */
export async function seatOnBoard(
  redis: Redis,
  prefix: string,
  gameId: string,
  count: number,
): Promise<string[]> {
  const key = new Keys(prefix).game(gameId).players;
  const players = Array.from({ length: count }, (_, index) => index.toString(36).padStart(5, '0'));
  for (let at = 0; at < count; at += BATCH) {
    await redis.hset(key, ...players.slice(at, at + BATCH).flatMap((id) => [id, '{}']));
  }
  return players;
}
