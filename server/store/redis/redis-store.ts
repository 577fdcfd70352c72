import type { Logger } from 'pino';
import type { Store } from '../contract.ts';
import { redisAnswers } from './answers.ts';
import { redisBoard } from './board.ts';
import { connect, disconnect, isReady } from './connection.ts';
import type { RedisContext } from './context.ts';
import { redisGames } from './games.ts';
import { Keys } from './keys.ts';
import { redisPlayers } from './players.ts';
import { redisSpace } from './space.ts';
import { redisTimers } from './timers.ts';

/** ms that a game's live state is kept after its last transition. */
const LIVE = 24 * 3_600_000;

export interface RedisStoreOptions {
  /** See {@link connect}. */
  url: string;
  /** The prefix of all keys; servers of one prefix share their games. */
  prefix: string;
  log: Logger;
  /** Called with the seconds that a command took. */
  observe?: (seconds: number) => void;
}

/** A store that many processes share. */
export interface RedisStore extends Store {
  /** Whether commands, and what is told about timers, get through now. */
  connected(): { commands: boolean; subscriber: boolean };
}

/**
 * Live state in Redis 7 or newer, or in a Redis Cluster.
 * Each step is a Lua script within one slot, its clock is that of Redis.
 * @throws Error when Redis cannot be reached
 */
export async function createRedisStore({
  url,
  prefix,
  log,
  observe,
}: RedisStoreOptions): Promise<RedisStore> {
  const client = connect(url, 'qrush-state', log, { observe });
  const subscriber = connect(url, 'qrush-timers', log, { enableAutoPipelining: false });
  const context: RedisContext = { client, keys: new Keys(prefix), ttl: LIVE };
  try {
    await client.ping();
    await subscriber.subscribe(context.keys.channel());
  } catch (error) {
    await Promise.all([disconnect(client), disconnect(subscriber)]);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Redis cannot be used: ${reason}.`, { cause: error });
  }
  return {
    async now() {
      const [seconds, micros] = await client.time();
      return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
    },
    games: redisGames(context),
    players: redisPlayers(context),
    answers: redisAnswers(context),
    board: redisBoard(context),
    timers: redisTimers(context, subscriber),
    space: (name) => redisSpace(context, name),
    connected: () => ({ commands: isReady(client), subscriber: isReady(subscriber) }),
    async close() {
      await Promise.all([disconnect(client), disconnect(subscriber)]);
    },
  };
}
