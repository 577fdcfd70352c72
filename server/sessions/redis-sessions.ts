import type { Logger } from 'pino';
import { connect, disconnect } from '../store/redis/connection.ts';
import { Keys } from '../store/redis/keys.ts';
import { Script } from '../store/redis/script.ts';
import { marksOf } from './bans.ts';
import { LISTED, MOST_BANNED, REMEMBERED, type Sessions } from './contract.ts';
import { redisRoom } from './waiting/redis-room.ts';

// KEYS: session. ARGV: field. Gives how often that was done.
const raise = new Script<number>(`
local count = redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
redis.call('PEXPIRE', KEYS[1], ${REMEMBERED})
return count`);

// In the hash of a game: `banned:<player>` is the nickname, `marks:<player>` is what else the player is
// known by, each mark is a field with the player, and `ban:<n>` is the n-th who was banned.

/** Lua: forgets that a player was banned. */
const FORGET = `
local function forget(key, player)
  for mark in string.gmatch(redis.call('HGET', key, 'marks:' .. player) or '', '[^\\n]+') do
    if redis.call('HGET', key, mark) == player then redis.call('HDEL', key, mark) end
  end
  redis.call('HDEL', key, 'banned:' .. player, 'marks:' .. player)
end
`;

// KEYS: session. ARGV: player, nickname, marks
const ban = new Script<number>(`${FORGET}
forget(KEYS[1], ARGV[1])
local count = redis.call('HINCRBY', KEYS[1], 'bans', 1)
local old = 'ban:' .. (count - ${MOST_BANNED})
local oldest = redis.call('HGET', KEYS[1], old)
if oldest then
  forget(KEYS[1], oldest)
  redis.call('HDEL', KEYS[1], old)
end
local player, marks = ARGV[1], {}
for index = 3, #ARGV do
  marks[index - 2] = ARGV[index]
  redis.call('HSET', KEYS[1], ARGV[index], player)
end
redis.call('HSET', KEYS[1], 'ban:' .. count, player, 'banned:' .. player, ARGV[2])
redis.call('HSET', KEYS[1], 'marks:' .. player, table.concat(marks, '\\n'))
redis.call('PEXPIRE', KEYS[1], ${REMEMBERED})
return count`);

// KEYS: session. ARGV: player
const unban = new Script<null>(`${FORGET}
forget(KEYS[1], ARGV[1])
return nil`);

// KEYS: session. Gives ids and nicknames, the latest first.
const listed = new Script<string[]>(`
local count = tonumber(redis.call('HGET', KEYS[1], 'bans') or '0')
local found, seen = {}, {}
for number = count, math.max(1, count - ${MOST_BANNED} + 1), -1 do
  local player = redis.call('HGET', KEYS[1], 'ban:' .. number)
  local nickname = player and not seen[player] and redis.call('HGET', KEYS[1], 'banned:' .. player)
  if nickname then
    seen[player] = true
    table.insert(found, player)
    table.insert(found, nickname)
    if #found >= 2 * ${LISTED} then break end
  end
end
return found`);

/** The field of a game's hash that numbers its host tokens. */
const HOST = 'host';

export interface RedisSessionsOptions {
  /** See {@link connect}. */
  url: string;
  /** The prefix of all keys. */
  prefix: string;
  log: Logger;
  /** Called with the seconds that a command took. */
  observe?: (seconds: number) => void;
}

/**
 * Sessions that many processes share, a hash per game.
 * @throws Error when Redis cannot be reached
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
    throw new Error(`REDIS_SESSION_URL cannot be used: ${reason}.`, { cause: error });
  }
  return {
    async ban(gameId, playerId, known) {
      const args = [playerId, known?.nickname ?? '', ...marksOf(known)];
      await ban.run(client, [keys.session(gameId)], args);
    },
    async unban(gameId, playerId) {
      await unban.run(client, [keys.session(gameId)], [playerId]);
    },
    async isBanned(gameId, playerId) {
      return (await client.hexists(keys.session(gameId), `banned:${playerId}`)) === 1;
    },
    async isBarred(gameId, newcomer) {
      const found = await client.hmget(keys.session(gameId), ...marksOf(newcomer));
      return found.some((player) => player !== null);
    },
    async banned(gameId) {
      const found = await listed.run(client, [keys.session(gameId)]);
      const players: { id: string; nickname: string }[] = [];
      for (let at = found.length - 2; at >= 0; at -= 2)
        players.push({ id: found[at] ?? '', nickname: found[at + 1] ?? '' });
      return players;
    },
    async hostEdition(gameId) {
      return Number(await client.hget(keys.session(gameId), HOST));
    },
    async rotateHost(gameId) {
      return raise.run(client, [keys.session(gameId)], [HOST]);
    },
    async forget(gameId) {
      await client.del(keys.session(gameId));
    },
    waiting: redisRoom(client, keys),
    close: () => disconnect(client),
  };
}
