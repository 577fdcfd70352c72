import type { JoinOutcome, Player, PlayerStore } from '../contract.ts';
import { ID_DIGITS, latestByPlayer, PAGE, pagesByPlayer, type RedisContext } from './context.ts';
import { ANSWERED, redisPresence } from './presence.ts';
import { FENCED, Script } from './script.ts';

// KEYS: state players names board channels. ARGV: nickname key, player without id (JSON), room, ttl,
// channel, groups or '', the chosen group or '', the nickname's further keys
const join = new Script<string>(`
local found = redis.call('HMGET', KEYS[1], 'door', 'joins', 'question', 'status')
if not found[1] then return 'unknown-game' end
local keys, named = { ARGV[1], unpack(ARGV, 8) }, nil
for _, key in ipairs(keys) do named = named or redis.call('HGET', KEYS[3], 'key:' .. key) end
if named then
  local player, newcomer = cjson.decode(redis.call('HGET', KEYS[2], named)), cjson.decode(ARGV[2])
  local same = player.channel == newcomer.channel and player.address == newcomer.address
  if same and newcomer.address then
    return '=' .. named .. ' ' .. (player.since or 0) .. ' ' .. (player.group or '')
  end
end
if found[1] ~= 'open' then return found[1] end
if named then return 'nickname-taken' end
if redis.call('HLEN', KEYS[2]) >= tonumber(ARGV[3]) then return 'full' end
local digits, rest, id = '0123456789abcdefghijklmnopqrstuvwxyz', tonumber(found[2]), ''
for _ = 1, ${ID_DIGITS} do
  local digit = rest % 36
  id = string.sub(digits, digit + 1, digit + 1) .. id
  rest = (rest - digit) / 36
end
redis.call('HINCRBY', KEYS[1], 'joins', 1)
local at = tonumber(found[3]) or 0
local since = math.floor(at + 0.5)
if found[4] == 'closed' and since == at then since = since + 1 end
local more = since > 0 and '"since":' .. since .. ',' or ''
local group = ARGV[6] ~= '' and tonumber(found[2]) % tonumber(ARGV[6]) or ''
if group ~= '' and ARGV[7] ~= '' then group = ARGV[7] end
if group ~= '' then more = more .. '"group":' .. group .. ',' end
redis.call('HSET', KEYS[2], id, '{"id":"' .. id .. '",' .. more .. string.sub(ARGV[2], 2))
redis.call('HSET', KEYS[3], 'id:' .. id, table.concat(keys, '\\n'))
for _, key in ipairs(keys) do redis.call('HSET', KEYS[3], 'key:' .. key, id) end
redis.call('ZADD', KEYS[4], 0, id)
redis.call('ZADD', KEYS[5], 0, ARGV[5] .. '\\n' .. id)
for index = 2, 5 do redis.call('PEXPIRE', KEYS[index], ARGV[4]) end
return '=' .. id .. ' ' .. since .. ' ' .. group`);

// KEYS: state players names present board last channels awaited lost aside out. ARGV: player answers fence,
// 'absent' or ''
const remove = new Script<number>(`${ANSWERED}${FENCED}
local player = ARGV[1]
if fenced(ARGV[3], redis.call('HGET', KEYS[1], 'fence')) then return 0 end
local json = redis.call('HGET', KEYS[2], player)
if not json then return 0 end
if ARGV[4] ~= '' then
  local begun = redis.call('HGET', KEYS[1], 'question') ~= ''
  if begun or redis.call('HEXISTS', KEYS[4], player) == 1 then return 0 end
end
redis.call('HDEL', KEYS[2], player)
redis.call('ZREM', KEYS[7], cjson.decode(json).channel .. '\\n' .. player)
local keys = redis.call('HGET', KEYS[3], 'id:' .. player)
redis.call('HDEL', KEYS[3], 'id:' .. player)
for key in string.gmatch(keys or '', '[^\\n]+') do redis.call('HDEL', KEYS[3], 'key:' .. key) end
local gate = redis.call('HGET', KEYS[1], 'question')
local waited = redis.call('HDEL', KEYS[4], player) + redis.call('ZREM', KEYS[8], player)
if waited > 0 and not answered(KEYS[1], ARGV[2], gate, player) then redis.call('HINCRBY', KEYS[1], 'waiting', -1) end
redis.call('ZREM', KEYS[9], player)
redis.call('HDEL', KEYS[10], player)
redis.call('SREM', KEYS[11], player)
redis.call('ZREM', KEYS[5], player)
redis.call('HDEL', KEYS[6], player)
return 1`);

// KEYS: players. ARGV: player, face or ''
const setFace = new Script<string | null>(`
local json = redis.call('HGET', KEYS[1], ARGV[1])
if not json then return false end
local player = cjson.decode(json)
player.face = tonumber(ARGV[2])
json = cjson.encode(player)
redis.call('HSET', KEYS[1], ARGV[1], json)
return json`);

// KEYS: state players. ARGV: player, group or '', JSON of what was said or ''
const choose = new Script<'chosen' | 'too-late' | 'unknown-player'>(`
local json = redis.call('HGET', KEYS[2], ARGV[1])
if not json then return 'unknown-player' end
local question = tonumber(redis.call('HGET', KEYS[1], 'question') or '')
if question and question >= 0 then return 'too-late' end
local player = cjson.decode(json)
if ARGV[2] ~= '' then player.group = tonumber(ARGV[2]) end
if ARGV[3] ~= '' then player.said = ARGV[3] end
redis.call('HSET', KEYS[2], ARGV[1], cjson.encode(player))
return 'chosen'`);

type Refusal = Exclude<JoinOutcome['status'], 'joined'>;

/** The players of a game. Nothing here grows with the number of players. */
export function redisPlayers(context: RedisContext): PlayerStore {
  const { client, keys, ttl } = context;
  const removed = async (gameId: string, playerId: string, fence: string, only = '') => {
    const { state, players, names, present, board, last, ...of } = keys.game(gameId);
    const count = await remove.run(
      client,
      [
        ...[state, players, names, present, board, last],
        ...[of.channels, of.awaited, of.lost, of.aside, of.out],
      ],
      [playerId, of.answers, fence, only],
    );
    return count === 1;
  };
  return {
    async join(gameId, { nicknameKey, otherKeys = [], groups, group: chosen, ...newcomer }, room) {
      const { state, players, names, board, channels } = keys.game(gameId);
      const reply = await join.run(
        client,
        [state, players, names, board, channels],
        [
          ...[nicknameKey, JSON.stringify(newcomer), room, ttl, newcomer.channel],
          ...[groups ?? '', chosen ?? '', ...otherKeys],
        ],
      );
      if (!reply.startsWith('=')) return { status: reply as Refusal };
      const [id = '', since, group] = reply.slice(1).split(' ');
      const player = {
        id,
        ...newcomer,
        ...(since !== '0' && { since: Number(since) }),
        ...(group !== '' && { group: Number(group) }),
      };
      return { status: 'joined', player };
    },

    async get(gameId, playerId) {
      const json = await client.hget(keys.game(gameId).players, playerId);
      return json === null ? undefined : readPlayer(json);
    },

    async many(gameId, playerIds) {
      const found: (Player | undefined)[] = [];
      for (let at = 0; at < playerIds.length; at += PAGE) {
        const ids = playerIds.slice(at, at + PAGE);
        const rows = await client.hmget(keys.game(gameId).players, ...ids);
        found.push(...rows.map((json) => (json === null ? undefined : readPlayer(json))));
      }
      return found;
    },

    async setFace(gameId, playerId, face) {
      const json = await setFace.run(client, [keys.game(gameId).players], [playerId, face ?? '']);
      return json === null ? undefined : readPlayer(json);
    },

    async choose(gameId, playerId, { group, said }) {
      const { state, players } = keys.game(gameId);
      return choose.run(client, [state, players], [playerId, group ?? '', said ?? '']);
    },

    async named(gameId, nicknameKeys) {
      const fields = nicknameKeys.map((key) => `key:${key}`);
      const found = await client.hmget(keys.game(gameId).names, ...fields);
      return found.find((id) => id !== null) ?? undefined;
    },

    pages: (gameId, channel) =>
      channel === undefined
        ? pagesByPlayer(context, gameId, keys.game(gameId).players, (_, json) => readPlayer(json))
        : pagesOfChannel(context, gameId, channel),

    latest: (gameId, count) =>
      latestByPlayer(context, gameId, keys.game(gameId).players, count, (_, json) =>
        readPlayer(json),
      ),

    remove: (gameId, playerId, fence) => removed(gameId, playerId, String(fence ?? '')),

    removeAbsent: (gameId, playerId) => removed(gameId, playerId, '', 'absent'),

    ...redisPresence(context),
  };
}

const readPlayer = (json: string): Player => JSON.parse(json) as Player;

/**
 * The players of one channel: a bridge with ten among ten thousand reads ten. In the index, a channel
 * and an id stand on two lines; "\v" comes right behind "\n".
 */
async function* pagesOfChannel(
  { client, keys }: RedisContext,
  gameId: string,
  channel: string,
): AsyncIterable<Player[]> {
  const { players, channels } = keys.game(gameId);
  let after = `${channel}\n`;
  for (;;) {
    const found = await client.zrangebylex(
      channels,
      `(${after}`,
      `(${channel}\v`,
      'LIMIT',
      0,
      PAGE,
    );
    const last = found.at(-1);
    if (last === undefined) return;
    after = last;
    const rows = await client.hmget(players, ...found.map((entry) => entry.slice(-ID_DIGITS)));
    const page = rows.filter((json) => typeof json === 'string').map(readPlayer);
    if (page.length > 0) yield page;
  }
}
