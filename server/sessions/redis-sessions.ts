import type { Logger } from 'pino';
import { connect, disconnect } from '../store/redis/connection.ts';
import { Keys } from '../store/redis/keys.ts';
import { Script } from '../store/redis/script.ts';
import { REMEMBERED, type Sessions } from './contract.ts';

// KEYS: session. ARGV: field. Gives how often that was done.
const raise = new Script<number>(`
local count = redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
redis.call('PEXPIRE', KEYS[1], ${REMEMBERED})
return count`);

/** The field of a game's hash that numbers its host tokens; ids of players follow `banned:`. */
const HOST = 'host';
const banned = (playerId: string): string => `banned:${playerId}`;

export interface RedisSessionsOptions {
  /** See {@link connect}. */
  url: string;
  /** What all keys begin with. */
  prefix: string;
  log: Logger;
  /** Called with the seconds that a command took. */
  observe?: (seconds: number) => void;
}

/**
 * Sessions that many processes share, a hash per game.
 * @throws Error when Redis can not be reached
 */
export async function createRedisSessions({
  url,
  prefix,
  log,
  observe,
}: RedisSessionsOptions): Promise<Sessions> {
  const client = connect(url, 'qrush-session', log, { observe });
  const keys = new Keys(prefix);
  try {
    await client.ping();
  } catch (error) {
    await disconnect(client);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`REDIS_SESSION_URL can't be used: ${reason}.`, { cause: error });
  }
  return {
    async ban(gameId, playerId) {
      await raise.run(client, [keys.session(gameId)], [banned(playerId)]);
    },
    async isBanned(gameId, playerId) {
      return (await client.hexists(keys.session(gameId), banned(playerId))) === 1;
    },
    async hostEdition(gameId) {
      return Number(await client.hget(keys.session(gameId), HOST));
    },
    async rotateHost(gameId) {
      return raise.run(client, [keys.session(gameId)], [HOST]);
    },
    close: () => disconnect(client),
  };
}
