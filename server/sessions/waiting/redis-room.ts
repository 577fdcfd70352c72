import type { Client } from '../../store/redis/connection.ts';
import type { Keys } from '../../store/redis/keys.ts';
import { CLOCK, Script } from '../../store/redis/script.ts';
import {
  type Asked,
  isGone,
  MOST_FROM,
  MOST_REFUSED,
  MOST_WAITING,
  PATIENCE,
  REMEMBERED_ANSWER,
  SILENCE,
  type Waiting,
  type WaitingRoom,
} from './contract.ts';

/** Lua: `isGone` of the contract. */
const GONE = `${CLOCK}
local function gone(request, at)
  if at - request.askedAt > ${PATIENCE} then return true end
  return request.asksAgain and at - request.seenAt > ${SILENCE}
end
`;

// KEYS: waiting (id -> JSON), answers (id -> yes or no, and `refused:<from>` -> how many).
// ARGV: id, request (JSON), from or '', 'returns' or '', how many from there. Gives the status; of one who
// waits also whether that is new, and how many wait.
const ask = new Script<[Asked['status'], number?, number?]>(`${GONE}
local id, from, at = ARGV[1], ARGV[3], now()
local answer = redis.call('HGET', KEYS[2], id)
if answer then return { answer } end
local known = redis.call('HGET', KEYS[1], id)
if known then
  local request = cjson.decode(known)
  if at - request.askedAt > ${PATIENCE} then
    redis.call('HDEL', KEYS[1], id)
    return { 'unanswered' }
  end
  request.seenAt = at
  redis.call('HSET', KEYS[1], id, cjson.encode(request))
  return { 'waiting', 0, redis.call('HLEN', KEYS[1]) }
end
local same = 0
for _, json in ipairs(redis.call('HVALS', KEYS[1])) do
  local request = cjson.decode(json)
  if gone(request, at) then redis.call('HDEL', KEYS[1], request.id)
  elseif from ~= '' and request.from == from and (request.why == 'returns') == (ARGV[4] ~= '') then same = same + 1 end
end
local refused = tonumber(redis.call('HGET', KEYS[2], 'refused:' .. from) or '0')
if from ~= '' and ARGV[4] ~= '' and refused >= ${MOST_REFUSED} then return { 'full' } end
local waiting = redis.call('HLEN', KEYS[1])
if waiting >= ${MOST_WAITING} or same >= tonumber(ARGV[5]) then return { 'full' } end
local request = cjson.decode(ARGV[2])
request.askedAt, request.seenAt = at, at
redis.call('HSET', KEYS[1], id, cjson.encode(request))
redis.call('PEXPIRE', KEYS[1], ${2 * PATIENCE})
return { 'waiting', 1, waiting + 1 }`);

// KEYS, ARGV: waiting, answers; id, 'yes' or 'no'. Gives the request.
const decide = new Script<string | null>(`${GONE}
local json = redis.call('HGET', KEYS[1], ARGV[1])
if not json then return nil end
local request = cjson.decode(json)
if gone(request, now()) then return nil end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
if ARGV[2] == 'no' and request.why == 'returns' and request.from then
  redis.call('HINCRBY', KEYS[2], 'refused:' .. request.from, 1)
end
redis.call('PEXPIRE', KEYS[2], ${REMEMBERED_ANSWER})
return json`);

// KEYS: waiting. Gives the time, and the requests.
const list = new Script<string[]>(`${CLOCK}
return { ms(now()), unpack(redis.call('HVALS', KEYS[1])) }`);

/** The waiting room that many processes share: two hashes a game. */
export function redisRoom(client: Client, keys: Keys): WaitingRoom {
  return {
    async ask(gameId, request) {
      const { waiting, answers } = keys.waiting(gameId);
      const { id, why, from = '' } = request;
      const [status, isNew = 0, count = 0] = await ask.run(
        client,
        [waiting, answers],
        [
          id,
          JSON.stringify(request),
          from,
          why === 'returns' ? why : '',
          from === '' ? MOST_WAITING : MOST_FROM[why],
        ],
      );
      return status === 'waiting' ? { status, isNew: isNew === 1, waiting: count } : { status };
    },
    async list(gameId) {
      const [now, ...found] = await list.run(client, [keys.waiting(gameId).waiting]);
      return found
        .map((json) => JSON.parse(json) as Waiting)
        .filter((waiting) => !isGone(waiting, Number(now)))
        .sort((a, b) => a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1));
    },
    async decide(gameId, id, yes) {
      const { waiting, answers } = keys.waiting(gameId);
      const json = await decide.run(client, [waiting, answers], [id, yes ? 'yes' : 'no']);
      return json === null ? undefined : (JSON.parse(json) as Waiting);
    },
    async remove(gameId, id) {
      return (await client.hdel(keys.waiting(gameId).waiting, id)) === 1;
    },
  };
}
