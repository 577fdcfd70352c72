import type { Result } from '../contract.ts';
import type { RedisContext } from './context.ts';
import { ANSWERED, ENTER, PUT_ASIDE } from './presence.ts';
import { Script } from './script.ts';
import { worthOf } from './worth.ts';

// Replaces results that are still as they were read, and moves totals by the difference. KEYS: players
// board last, results of this question, state present awaited lost aside out. ARGV: question ttl answers, then player, result as it was
// ('' for none), difference on the board, result, and 'out' or 'back'. Gives whose result was another one by then
const replace = new Script<string[]>(`${ANSWERED}${ENTER}${PUT_ASIDE}
local question, ttl, answers = tonumber(ARGV[1]), ARGV[2], ARGV[3]
local function take_back(player)
  if redis.call('SREM', KEYS[10], player) == 0 then return end
  local connection = redis.call('HGET', KEYS[9], player)
  if not connection then return end
  redis.call('HDEL', KEYS[9], player)
  enter(KEYS[5], KEYS[6], KEYS[7], KEYS[8], KEYS[9], KEYS[10], answers, player, connection, ttl)
end
local function replaced(player, difference, result, move)
  if redis.call('HEXISTS', KEYS[1], player) == 0 then return end
  redis.call('HSET', KEYS[4], player, result)
  redis.call('ZINCRBY', KEYS[2], difference, player)
  local last = redis.call('HGET', KEYS[3], player)
  if not last or tonumber(string.match(last, '^%d+')) <= question then
    redis.call('HSET', KEYS[3], player, question .. ' ' .. result)
  end
  if move == 'out' then put_aside(player) elseif move == 'back' then take_back(player) end
end
local others = {}
for at = 4, #ARGV, 5 do
  local player = ARGV[at]
  if (redis.call('HGET', KEYS[4], player) or '') == ARGV[at + 1] then
    replaced(player, ARGV[at + 2], ARGV[at + 3], ARGV[at + 4])
  else
    others[#others + 1] = player
  end
end
for _, index in ipairs({ 3, 4, 9, 10 }) do redis.call('PEXPIRE', KEYS[index], ttl) end
return others`);

/**
 * Puts results in the place of those of a lower revision. The old result is read first, so that the
 * difference is worked out here; somebody else may be faster, and then it is read again.
 * @param all keys as the script wants them
 */
export async function reviseResults(
  { client, ttl }: RedisContext,
  all: string[],
  results: Result[],
  { question, answers }: { question: number; answers: string },
): Promise<void> {
  const [, , , recorded = ''] = all;
  let left = results;
  while (left.length > 0) {
    const before = await client.hmget(recorded, ...left.map(({ player }) => player));
    const rows = left.flatMap((result, at) => rowOf(result, before[at] ?? ''));
    if (rows.length === 0) return;
    const others = new Set(await replace.run(client, all, [question, ttl, answers, ...rows]));
    left = left.filter(({ player }) => others.has(player));
  }
}

/** The script's arguments for a result; none for one that was there before. */
function rowOf(result: Result, json: string): string[] {
  const before = json === '' ? undefined : (JSON.parse(json) as Result);
  if (before && (before.rev ?? 0) >= (result.rev ?? 0)) return [];
  const difference = worthOf(result) - (before ? worthOf(before) : 0);
  const move = result.out ? 'out' : before?.out ? 'back' : '';
  return [result.player, json, String(difference), JSON.stringify(result), move];
}
