import { asksBefore } from '../../engine/asking.ts';
import type { Controls } from '../../engine/controls.ts';
import type { Definition, PendingEffect, State } from '../../engine/state.ts';
import { GAME_TIMER, type GameStore } from '../contract.ts';
import { briefOf } from '../running.ts';
import type { RedisContext } from './context.ts';
import { allTags, type GameKeys } from './keys.ts';
import { redisRunning, SWEEP } from './running.ts';
import { CLOCK, FENCED, Script } from './script.ts';
import { timerMember } from './timers.ts';

/** ms a PIN is reserved while its game is being created: a crash in between gives it back. */
const RESERVED = 10_000;

/**
 * Lua: sets a game's timer and tells those who sleep, or rests it. Timers are kept a day longer
 * than the last one is due.
 */
const TIMER = `
local function set_timer(timers, claims, member, at, channel)
  redis.call('HDEL', claims, member)
  if at == '' then
    redis.call('ZREM', timers, member)
  else
    redis.call('ZADD', timers, at, member)
    redis.call('PEXPIRE', timers, 604800000)
    redis.call('PUBLISH', channel, at)
  end
end
`;

/** Lua: every key of a game lives this long from now. */
const LIFETIME = `
local function live(keys, state, answers, results, ttl)
  for _, key in ipairs(keys) do redis.call('PEXPIRE', key, ttl) end
  local found = redis.call('HMGET', state, 'question', 'asks')
  local question = tonumber(found[1] or '') or -1
  for index = 0, question do
    redis.call('PEXPIRE', answers .. ':' .. index, ttl)
    redis.call('PEXPIRE', results .. ':' .. index, ttl)
  end
  if found[2] then
    for slot = -0.5, question + 0.5 do redis.call('PEXPIRE', answers .. ':' .. slot, ttl) end
  end
end
`;

/** Lua: the fields that say what the store decides by itself. */
const CONTROLS = `
local function set_controls(state, a)
  redis.call('HSET', state, 'door', a[1], 'question', a[2], 'status', a[3], 'openedAt', a[4],
    'closesAt', a[5], 'until', a[6], 'dueAt', a[7])
end
`;

// KEYS: definition state index timers claims running. ARGV: definition version state pending ttl member
// id channel pin, then 7 of the controls, brief createdAt, 1 where something is asked before questions.
const create = new Script<number>(`${CLOCK}${TIMER}${CONTROLS}
if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
local ttl = tonumber(ARGV[5])
redis.call('SET', KEYS[1], ARGV[1], 'PX', ttl)
redis.call('HSET', KEYS[2], 'version', ARGV[2], 'state', ARGV[3], 'pending', ARGV[4], 'pin', ARGV[9], 'joins', 0, 'waiting', 0,
  'brief', ARGV[17], 'createdAt', ARGV[18])
set_controls(KEYS[2], { unpack(ARGV, 10, 16) })
if ARGV[19] then redis.call('HSET', KEYS[2], 'asks', 1) end
redis.call('PEXPIRE', KEYS[2], ttl)
redis.call('ZADD', KEYS[3], ms(now() + ttl), ARGV[7])
redis.call('PEXPIRE', KEYS[3], ttl)
redis.call('ZADD', KEYS[6], ARGV[18], ARGV[7])
redis.call('PEXPIRE', KEYS[6], ttl)
set_timer(KEYS[4], KEYS[5], ARGV[6], ARGV[16], ARGV[8])
return 1`);

// KEYS: see allKeys. ARGV: expected version state pending lease ttl member id channel answers results,
// then 7 of the controls, fence, whether nobody may be waited for, who may answer or '', who has extra time or ''.
// Gives the PIN.
const commit = new Script<string | null>(`${CLOCK}${TIMER}${LIFETIME}${CONTROLS}${FENCED}
local before = redis.call('HMGET', KEYS[1], 'version', 'question', 'pin', 'fence', 'waiting', 'createdAt',
  'only', 'longer')
if before[1] ~= ARGV[1] or fenced(ARGV[19], before[4]) then return nil end
if ARGV[20] == '1' and before[2] ~= '' and tonumber(before[5]) > 0 then return nil end
redis.call('HSET', KEYS[1], 'version', ARGV[2], 'state', ARGV[3], 'pending', ARGV[4])
set_controls(KEYS[1], { unpack(ARGV, 12, 18) })
local turned = before[2] ~= ARGV[13]
if turned or (ARGV[14] ~= 'closed' and (before[7] or '') ~= ARGV[21]) then
  local waiting, answers = redis.call('HLEN', KEYS[5]), ARGV[10] .. ':' .. ARGV[13]
  if turned then
    redis.call('DEL', KEYS[12])
    redis.call('HDEL', KEYS[1], 'right', 'only')
  else
    redis.call('HDEL', KEYS[1], 'only')
  end
  if ARGV[21] ~= '' then
    redis.call('HSET', KEYS[1], 'only', ARGV[21])
    waiting = 0
    for player in string.gmatch(ARGV[21], '%S+') do
      waiting = waiting + redis.call('HEXISTS', KEYS[5], player) * (1 - redis.call('HEXISTS', answers, player))
    end
  else
    -- Who has answered, be it ahead.
    for _, player in ipairs(redis.call('HKEYS', answers)) do
      waiting = waiting - redis.call('HEXISTS', KEYS[5], player)
    end
  end
  if not turned then
    -- Who was lost to an outage is awaited further, if they may answer.
    for _, player in ipairs(redis.call('ZRANGE', KEYS[12], 0, -1)) do
      if ARGV[21] == '' or string.find(ARGV[21], ' ' .. player .. ' ', 1, true) then
        waiting = waiting + 1
      else
        redis.call('ZREM', KEYS[12], player)
      end
    end
  end
  redis.call('HSET', KEYS[1], 'waiting', waiting)
end
if (before[8] or '') ~= ARGV[22] then
  if ARGV[22] ~= '' then redis.call('HSET', KEYS[1], 'longer', ARGV[22]) else redis.call('HDEL', KEYS[1], 'longer') end
end
local at = ARGV[18]
if ARGV[4] ~= '' then
  local leased = now() + ARGV[5]
  if at == '' or leased < tonumber(at) then at = ms(leased) end
end
set_timer(KEYS[9], KEYS[10], ARGV[7], at, ARGV[9])
live({ KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7], KEYS[11], KEYS[12], KEYS[13], KEYS[15], KEYS[16], KEYS[17] }, KEYS[1], ARGV[10], ARGV[11], ARGV[6])
redis.call('ZADD', KEYS[8], ms(now() + ARGV[6]), ARGV[8])
redis.call('PEXPIRE', KEYS[8], ARGV[6])
if ARGV[12] == 'finished' then
  redis.call('ZREM', KEYS[14], ARGV[8])
else
  -- Of a game of a version before, which had no such list, it is not known when it began.
  redis.call('ZADD', KEYS[14], 'NX', before[6] or ms(now()), ARGV[8])
  redis.call('PEXPIRE', KEYS[14], ARGV[6])
end
return before[3]`);

// KEYS: state. ARGV: held
const handOver = new Script<number>(`
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
if ARGV[1] == redis.call('HGET', KEYS[1], 'fence') then return tonumber(ARGV[1]) end
return redis.call('HINCRBY', KEYS[1], 'fence', 1)`);

// KEYS: state timers claims. ARGV: version member channel
const settle = new Script<number>(`${TIMER}
local found = redis.call('HMGET', KEYS[1], 'pending', 'dueAt')
if not found[1] or found[1] == '' then return 0 end
local left, settled = {}, false
for line in string.gmatch(found[1], '[^\\n]+') do
  if tonumber(string.match(line, '^%d+')) > tonumber(ARGV[1]) then left[#left + 1] = line else settled = true end
end
if not settled then return 0 end
redis.call('HSET', KEYS[1], 'pending', table.concat(left, '\\n'))
if #left == 0 then set_timer(KEYS[2], KEYS[3], ARGV[2], found[2], ARGV[3]) end
return 1`);

// KEYS: see allKeys. ARGV: ttl member id answers results. Gives the PIN.
const expire = new Script<string | null>(`${CLOCK}${LIFETIME}
local pin = redis.call('HGET', KEYS[1], 'pin')
if not pin then return nil end
live({ KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7], KEYS[11], KEYS[12], KEYS[13], KEYS[15], KEYS[16], KEYS[17] }, KEYS[1], ARGV[4], ARGV[5], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[1])
if ARGV[1] == '0' then
  redis.call('ZREM', KEYS[8], ARGV[3])
  redis.call('ZREM', KEYS[14], ARGV[3])
  redis.call('ZREM', KEYS[9], ARGV[2])
  redis.call('HDEL', KEYS[10], ARGV[2])
else
  redis.call('ZADD', KEYS[8], ms(now() + ARGV[1]), ARGV[3])
end
return pin`);

// KEYS: pin. ARGV: game ttl
const keepPin = new Script<number>(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`);

// KEYS: index running
const listed = new Script<string[]>(`${CLOCK}${SWEEP}
sweep(KEYS[1], KEYS[2])
return redis.call('ZRANGE', KEYS[1], 0, -1)`);

/** Games, their PINs, and the transitions of their states. */
export function redisGames(context: RedisContext): GameStore {
  const { client, keys, ttl } = context;
  const channel = keys.channel();
  const member = (gameId: string) => timerMember({ kind: GAME_TIMER, key: gameId });

  return {
    ...redisRunning(context),

    async create(definition, state, controls) {
      const { id, pin } = definition;
      const reserved = await client.set(keys.pin(pin), id, 'PX', RESERVED, 'NX');
      if (reserved === null) return 'pin-taken';
      const of = keys.game(id);
      await create.run(
        client,
        [of.definition, of.state, of.index, of.timers, of.claims, of.running],
        [
          JSON.stringify(definition),
          ...stateFields(state),
          ttl,
          member(id),
          id,
          channel,
          pin,
          ...controlFields(controls),
          JSON.stringify(briefOf(definition)),
          definition.createdAt,
          ...(asksBefore(definition) ? [1] : []),
        ],
      );
      await keepPin.run(client, [keys.pin(pin)], [id, ttl]);
      return 'created';
    },

    async find(pin) {
      const gameId = await client.get(keys.pin(pin));
      if (gameId === null) return undefined;
      return (await client.exists(keys.game(gameId).state)) === 1 ? gameId : undefined;
    },

    async definition(gameId) {
      const json = await client.get(keys.game(gameId).definition);
      return json === null ? undefined : (JSON.parse(json) as Definition);
    },

    async state(gameId) {
      const [json, pending] = await client.hmget(keys.game(gameId).state, 'state', 'pending');
      if (typeof json !== 'string') return undefined;
      return {
        ...(JSON.parse(json) as Omit<State, 'pending'>),
        pending: readPending(pending ?? ''),
      };
    },

    async commit(gameId, expected, next, controls, lease, { fence, nobodyAwaited } = {}) {
      const of = keys.game(gameId);
      const pin = await commit.run(client, allKeys(of), [
        expected,
        ...stateFields(next),
        lease,
        ttl,
        member(gameId),
        gameId,
        channel,
        of.answers,
        of.results,
        ...controlFields(controls),
        fence ?? '',
        nobodyAwaited ? 1 : 0,
        controls.gate?.only ? ` ${controls.gate.only.join(' ')} ` : '',
        longerField(controls),
      ]);
      if (pin === null) return false;
      await keepPin.run(client, [keys.pin(pin)], [gameId, ttl]);
      return true;
    },

    async handOver(gameId, held) {
      return handOver.run(client, [keys.game(gameId).state], [held ?? '']);
    },

    async fence(gameId) {
      return Number(await client.hget(keys.game(gameId).state, 'fence'));
    },

    async settle(gameId, version) {
      const { state, timers, claims } = keys.game(gameId);
      await settle.run(client, [state, timers, claims], [version, member(gameId), channel]);
    },

    async expire(gameId, after) {
      const of = keys.game(gameId);
      const args = [after, member(gameId), gameId, of.answers, of.results];
      const pin = await expire.run(client, allKeys(of), args);
      if (pin !== null) await keepPin.run(client, [keys.pin(pin)], [gameId, after]);
    },

    async list() {
      const lists = await Promise.all(
        allTags.map((tag) => listed.run(client, [keys.index(tag), keys.running(tag)])),
      );
      return lists.flat();
    },
  };
}

function allKeys(of: GameKeys): string[] {
  const { state, definition, players, names, present, board, last } = of;
  const { index, timers, claims, channels, awaited, lost, running } = of;
  return [
    ...[state, definition, players, names, present, board, last],
    ...[index, timers, claims, channels, awaited, lost, running],
    ...[of.decisions, of.out, of.aside],
  ];
}

/** version, state, pending: effects are lines that begin with their version, so that Lua can tell. */
function stateFields({ pending, ...state }: State): [number, string, string] {
  const lines = pending.map(({ version, effect }) => `${version} ${JSON.stringify(effect)}`);
  return [state.version, JSON.stringify(state), lines.join('\n')];
}

function readPending(lines: string): PendingEffect[] {
  if (lines === '') return [];
  return lines.split('\n').map((line) => {
    const space = line.indexOf(' ');
    return {
      version: Number(line.slice(0, space)),
      effect: JSON.parse(line.slice(space + 1)) as PendingEffect['effect'],
    };
  });
}

/** " <id>=<factor>+<ms> <id>=<factor>+<ms> ", by player; empty where nobody has extra time. */
function longerField({ gate }: Controls): string {
  if (!gate?.longer) return '';
  const all = Object.entries(gate.longer).map(([id, { factor, by }]) => `${id}=${factor}+${by}`);
  return ` ${all.join(' ')} `;
}

/** door question status openedAt closesAt until dueAt; what there is none of is empty. */
function controlFields({ door, gate, dueAt }: Controls): (string | number)[] {
  const { question, status, openedAt, closesAt, until } = gate ?? {
    question: '',
    status: '',
    openedAt: '',
    closesAt: '',
    until: '',
  };
  return [door, question, status, openedAt, closesAt, until, dueAt ?? ''];
}
