import type { Answer, AnswerOutcome, AnswerStore } from '../contract.ts';
import { PAGE, pagesByPlayer, type RedisContext } from './context.ts';
import { CLOCK, Script } from './script.ts';

// The hot path: one round trip, a constant number of steps. An answer is stored as
// "<received> <elapsed> <value>". KEYS: state players present, answers to this question, awaited. ARGV: player
// question value ttl, then startedAt answeredAt grace took waited, empty when left out, and what few games ask for:
// letters of "ahead", "only", "right". Where players can be out: KEYS out too
const submit = new Script<
  [status: string, receivedAt?: string, waiting?: string, right?: string]
>(`${CLOCK}
local function between(least, value, most) return math.max(least, math.min(value, most)) end
local gate = redis.call('HMGET', KEYS[1], 'question', 'status', 'openedAt', 'closesAt', 'until', 'waiting', 'right', 'longer', 'only')
if not gate[1] then return { 'unknown-game' } end
local player, question, value = ARGV[1], tonumber(ARGV[2]), ARGV[3]
if redis.call('HEXISTS', KEYS[2], player) == 0 then return { 'unknown-player' } end
local before = redis.call('HGET', KEYS[4], player)
if before then
  local received, given = string.match(before, '^(%d+) %d+ (.*)$')
  if given ~= value then return { 'duplicate' } end
  return { 'repeated', received, gate[6], gate[7] or '0' }
end
if KEYS[6] and redis.call('SISMEMBER', KEYS[6], player) == 1 then return { 'eliminated' } end
local open = tonumber(gate[1])
local function keep(received, elapsed)
  redis.call('HSET', KEYS[4], player, ms(received) .. ' ' .. ms(elapsed) .. ' ' .. value)
  if redis.call('PTTL', KEYS[4]) == -1 then redis.call('PEXPIRE', KEYS[4], ARGV[4]) end
end
local function asks(letter) return ARGV[10] and string.find(ARGV[10], letter, 1, true) end
if not open or question > open then
  if not asks('a') or question ~= (open or -1) + 0.5 then return { 'not-open' } end
  if gate[2] == 'paused' then return { 'paused' } end
  local received = now()
  keep(received, 0)
  return { 'accepted', ms(received), gate[6], gate[7] or '0' }
end
if question < open or gate[2] == 'closed' then return { 'closed' } end
if gate[2] == 'paused' then return { 'paused' } end
local is_awaited = not gate[9] or string.find(gate[9], ' ' .. player .. ' ', 1, true)
if asks('o') and not is_awaited then return { 'not-yours' } end
local opened, closes, last = tonumber(gate[3]), tonumber(gate[4]), tonumber(gate[5])
local handled = now()
local received = between(opened, handled - (tonumber(ARGV[9]) or 0), handled)
local factor, later
if gate[8] then factor, later = string.match(gate[8], ' ' .. player .. '=([%d.]+)%+(%d+) ') end
local ends = math.min(last, closes + (tonumber(ARGV[7]) or last)) + (tonumber(later or '0'))
if received > ends then return { 'closed' } end
local started = between(opened, tonumber(ARGV[5]) or opened, received)
local answered = between(started, tonumber(ARGV[6]) or received, received)
local took = between(0, tonumber(ARGV[8]) or answered - started, received - opened)
if factor then took = math.floor(took / tonumber(factor)) end
local elapsed = math.min(took, closes - opened)
keep(received, elapsed)
local waiting = tonumber(gate[6])
if not is_awaited then
  -- Somebody else is.
elseif redis.call('HEXISTS', KEYS[3], player) == 1 or redis.call('ZREM', KEYS[5], player) == 1 then
  waiting = redis.call('HINCRBY', KEYS[1], 'waiting', -1)
end
local right = gate[7] or '0'
if asks('r') then right = ms(redis.call('HINCRBY', KEYS[1], 'right', 1)) end
return { 'accepted', ms(received), ms(waiting), right }`);

type Refusal = Exclude<AnswerOutcome['status'], 'accepted' | 'repeated'>;

/** Answers: decided and stored in one step, by the clock of Redis. */
export function redisAnswers(context: RedisContext): AnswerStore {
  const { client, keys, ttl } = context;
  const keyOf = (gameId: string, question: number) => `${keys.game(gameId).answers}:${question}`;
  return {
    async submit(gameId, playerId, question, value, timing = {}, admission = {}) {
      const { startedAt, answeredAt, grace, took, waited } = timing;
      const { eliminates, right, ahead, only } = admission;
      const asks = `${ahead ? 'a' : ''}${only ? 'o' : ''}${right ? 'r' : ''}`;
      const { state, players, present, awaited, out } = keys.game(gameId);
      const asked = [state, players, present, keyOf(gameId, question), awaited];
      const [status, receivedAt, waiting, counted] = await submit.run(
        client,
        eliminates ? [...asked, out] : asked,
        [
          ...[playerId, question, value, ttl, startedAt ?? '', answeredAt ?? '', grace ?? ''],
          ...[took ?? '', waited ?? ''],
          ...(asks ? [asks] : []),
        ],
      );
      if (status !== 'accepted' && status !== 'repeated') return { status: status as Refusal };
      return {
        status,
        receivedAt: Number(receivedAt),
        waiting: Number(waiting),
        right: Number(counted),
      };
    },

    async get(gameId, playerId, question) {
      const field = await client.hget(keyOf(gameId, question), playerId);
      return field === null ? undefined : readAnswer(playerId, field);
    },

    history: (gameId, playerId, questions) =>
      Promise.all(
        questions.map(async (question) => {
          const field = await client.hget(keyOf(gameId, question), playerId);
          return field === null ? undefined : readAnswer(playerId, field);
        }),
      ),

    async given(gameId, question, playerIds) {
      const key = keyOf(gameId, question);
      const given: boolean[] = [];
      for (let at = 0; at < playerIds.length; at += PAGE) {
        const fields = await client.hmget(key, ...playerIds.slice(at, at + PAGE));
        given.push(...fields.map((field) => field !== null));
      }
      return given;
    },

    pages: (gameId, question) =>
      pagesByPlayer(context, gameId, keyOf(gameId, question), readAnswer),
  };
}

function readAnswer(player: string, field: string): Answer {
  const first = field.indexOf(' ');
  const second = field.indexOf(' ', first + 1);
  return {
    player,
    value: field.slice(second + 1),
    receivedAt: Number(field.slice(0, first)),
    elapsed: Number(field.slice(first + 1, second)),
  };
}
