import { OUTAGE, OUTAGE_WINDOW, type Presence } from '../contract.ts';
import { PAGE, type RedisContext } from './context.ts';
import { CLOCK, Script } from './script.ts';

/**
 * Lua: whether nobody waits for a player, as their answer to the gate's question is there, or it is for
 * others; `gate` is that question, or ''.
 */
export const ANSWERED = `
local function answered(state, answers, gate, player)
  if gate == '' then return false end
  if redis.call('HEXISTS', answers .. ':' .. gate, player) == 1 then return true end
  local only = redis.call('HGET', state, 'only')
  return only and not string.find(only, ' ' .. player .. ' ', 1, true)
end
`;

/**
 * Lua: marks a player present, and waits for them unless they have answered or are waited for.
 * Players who are out stand aside, and are not waited for.
 */
export const ENTER = `
local function enter(state, present, awaited, lost, aside, out, answers, player, connection, ttl)
  if redis.call('SISMEMBER', out, player) == 1 then
    redis.call('HSET', aside, player, connection)
    redis.call('PEXPIRE', aside, ttl)
    return
  end
  local fresh = redis.call('HSET', present, player, connection) == 1
  redis.call('PEXPIRE', present, ttl)
  redis.call('ZREM', lost, player)
  if redis.call('ZREM', awaited, player) == 1 or not fresh then return end
  local gate = redis.call('HGET', state, 'question')
  if not answered(state, answers, gate, player) then redis.call('HINCRBY', state, 'waiting', 1) end
end
`;

/** Lua: nobody waits for this player any more, who is out. KEYS: as in `recordOut`. ARGV[3]: answers */
export const PUT_ASIDE = `
local function put_aside(player)
  redis.call('SADD', KEYS[10], player)
  local waited, connection = redis.call('ZREM', KEYS[7], player), redis.call('HGET', KEYS[6], player)
  redis.call('ZREM', KEYS[8], player)
  if connection then
    waited = waited + redis.call('HDEL', KEYS[6], player)
    redis.call('HSET', KEYS[9], player, connection)
  end
  local gate = redis.call('HGET', KEYS[5], 'question')
  if waited > 0 and not answered(KEYS[5], ARGV[3], gate, player) then redis.call('HINCRBY', KEYS[5], 'waiting', -1) end
end
`;

// KEYS: state players present awaited lost aside out. ARGV: player connection answers ttl
const connectPlayer = new Script<string | null>(`${ANSWERED}${ENTER}
local player = ARGV[1]
if redis.call('HEXISTS', KEYS[2], player) == 0 then return nil end
local previous = redis.call('HGET', KEYS[3], player) or redis.call('HGET', KEYS[6], player)
enter(KEYS[1], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7], ARGV[3], player, ARGV[2], ARGV[4])
return previous`);

// KEYS: state players present awaited lost aside out. ARGV: player connection answers ttl
const restore = new Script<number>(`${ANSWERED}${ENTER}
local player = ARGV[1]
if redis.call('HEXISTS', KEYS[2], player) == 0 then return 0 end
local current = redis.call('HGET', KEYS[3], player) or redis.call('HGET', KEYS[6], player)
if current and current ~= ARGV[2] then return 0 end
enter(KEYS[1], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7], ARGV[3], player, ARGV[2], ARGV[4])
return 1`);

// Nobody waits for who is out: no outage is theirs. KEYS: state present lost aside. ARGV: player connection at ttl
const lose = new Script<number>(`
local player, at = ARGV[1], tonumber(ARGV[3])
if redis.call('HGET', KEYS[2], player) ~= ARGV[2] then
  return redis.call('HGET', KEYS[4], player) == ARGV[2] and 1 or 0
end
local from = at - ${OUTAGE_WINDOW}
redis.call('ZADD', KEYS[3], ARGV[3], player)
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', '(' .. string.format('%.0f', from))
redis.call('PEXPIRE', KEYS[3], ARGV[4])
local lost = redis.call('ZCARD', KEYS[3])
if lost < ${OUTAGE.players} or lost < ${OUTAGE.share} * redis.call('HLEN', KEYS[2]) then return 1 end
local outage = redis.call('HMGET', KEYS[1], 'outageFrom', 'outageTo')
if outage[2] and from <= tonumber(outage[2]) then from = tonumber(outage[1]) end
redis.call('HSET', KEYS[1], 'outageFrom', string.format('%.0f', from), 'outageTo', ARGV[3])
return 1`);

/** Lua: when the first of those who are absent and waited for is given up; '' for nobody. */
const NEXT_GIVEN_UP = `
local function next_given_up(awaited) return redis.call('ZRANGE', awaited, 0, 0, 'WITHSCORES')[2] or '' end
`;

// KEYS: state present awaited lost aside. ARGV: player connection answers ttl, the connection instead or '',
// then of the loss, or '': at until outage
const disconnectPlayer = new Script<string | null>(`${CLOCK}${ANSWERED}${NEXT_GIVEN_UP}
local player, loss = ARGV[1], tonumber(ARGV[6])
if redis.call('HGET', KEYS[2], player) ~= ARGV[2] then
  if redis.call('HGET', KEYS[5], player) ~= ARGV[2] then return nil end
  if ARGV[5] ~= '' then redis.call('HSET', KEYS[5], player, ARGV[5]) else redis.call('HDEL', KEYS[5], player) end
  return next_given_up(KEYS[3])
end
if ARGV[5] ~= '' then
  redis.call('HSET', KEYS[2], player, ARGV[5])
  redis.call('ZREM', KEYS[4], player)
  return next_given_up(KEYS[3])
end
redis.call('HDEL', KEYS[2], player)
local found = redis.call('HMGET', KEYS[1], 'question', 'status', 'outageFrom', 'outageTo', 'openedAt')
if answered(KEYS[1], ARGV[3], found[1], player) then return next_given_up(KEYS[3]) end
local from, to = tonumber(found[3] or '0'), tonumber(found[4] or '-1')
local outage = loss and (ARGV[8] == '1' or (from <= loss and loss <= to))
local asked = found[1] ~= '' and found[2] ~= 'closed' and tonumber(found[5]) <= (loss or 0)
if outage and asked and tonumber(ARGV[7]) > now() then
  redis.call('ZADD', KEYS[3], ARGV[7], player)
  redis.call('PEXPIRE', KEYS[3], ARGV[4])
else
  redis.call('HINCRBY', KEYS[1], 'waiting', -1)
end
return next_given_up(KEYS[3])`);

// KEYS: state awaited
const giveUp = new Script<string>(`${CLOCK}${NEXT_GIVEN_UP}
local given = redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ms(now()))
if given > 0 then redis.call('HINCRBY', KEYS[1], 'waiting', -given) end
return next_given_up(KEYS[2])`);

// KEYS: state players present aside. ARGV: answers
const counts = new Script<
  [players: number, present: number, answers: number, waiting: number, question: string]
>(`
local found = redis.call('HMGET', KEYS[1], 'question', 'waiting')
if not found[1] then return { 0, 0, 0, 0, '' } end
local answers, waiting = 0, 0
if found[1] ~= '' then
  answers = redis.call('HLEN', ARGV[1] .. ':' .. found[1])
  waiting = tonumber(found[2])
end
local here = redis.call('HLEN', KEYS[3]) + redis.call('HLEN', KEYS[4])
return { redis.call('HLEN', KEYS[2]), here, answers, waiting, found[1] }`);

/**
 * The players who are present, and those who are waited for. Nothing here grows with the number of
 * players.
 */
export function redisPresence(context: RedisContext): Presence {
  const { client, keys, ttl } = context;
  return {
    async connect(gameId, playerId, connection) {
      const { state, players, present, awaited, lost, aside, out, answers } = keys.game(gameId);
      const previous = await connectPlayer.run(
        client,
        [state, players, present, awaited, lost, aside, out],
        [playerId, connection, answers, ttl],
      );
      return previous ?? undefined;
    },

    async restore(gameId, playerId, connection) {
      const { state, players, present, awaited, lost, aside, out, answers } = keys.game(gameId);
      const restored = await restore.run(
        client,
        [state, players, present, awaited, lost, aside, out],
        [playerId, connection, answers, ttl],
      );
      return restored === 1;
    },

    async lose(gameId, playerId, connection, at) {
      const { state, present, lost, aside } = keys.game(gameId);
      const args = [playerId, connection, at, ttl];
      const noted = await lose.run(client, [state, present, lost, aside], args);
      return noted === 1;
    },

    async disconnect(gameId, playerId, connection, { instead, loss } = {}) {
      const { state, present, awaited, lost, aside, answers } = keys.game(gameId);
      const next = await disconnectPlayer.run(
        client,
        [state, present, awaited, lost, aside],
        [
          ...[playerId, connection, answers, ttl, instead ?? ''],
          ...[loss?.at ?? '', loss?.until ?? '', loss?.outage ? 1 : 0],
        ],
      );
      return next === null ? 'kept' : { awaitedUntil: timeIn(next) };
    },

    async giveUp(gameId) {
      const { state, awaited } = keys.game(gameId);
      return timeIn(await giveUp.run(client, [state, awaited]));
    },

    async *through(gameId, prefix) {
      const { present, aside } = keys.game(gameId);
      for (const key of [present, aside]) yield* pagesThrough(context, key, prefix);
    },

    async connections(gameId, playerIds) {
      if (playerIds.length === 0) return [];
      const { present, aside } = keys.game(gameId);
      const found = await client.hmget(present, ...playerIds);
      if (!found.includes(null)) return found.map((connection) => connection ?? undefined);
      const out = await client.hmget(aside, ...playerIds);
      return found.map((connection, at) => connection ?? out[at] ?? undefined);
    },

    async counts(gameId) {
      const { state, players, present, aside, answers } = keys.game(gameId);
      const [all, here, given, waiting, question] = await counts.run(
        client,
        [state, players, present, aside],
        [answers],
      );
      return {
        players: all,
        present: here,
        question: question === '' ? undefined : Number(question),
        answers: given,
        waiting,
      };
    },
  };
}

const timeIn = (reply: string): number | null => (reply === '' ? null : Number(reply));

/** The players connected through connections of this prefix. A cursor may show one twice. */
async function* pagesThrough(
  { client }: RedisContext,
  key: string,
  prefix: string,
): AsyncIterable<{ player: string; connection: string }[]> {
  let cursor = '0';
  do {
    const [next, fields] = await client.hscan(key, cursor, 'COUNT', PAGE);
    cursor = next;
    const page: { player: string; connection: string }[] = [];
    for (let at = 0; at < fields.length; at += 2) {
      const [player = '', connection = ''] = fields.slice(at, at + 2);
      if (connection.startsWith(prefix)) page.push({ player, connection });
    }
    if (page.length > 0) yield page;
  } while (cursor !== '0');
}
