-- Decides about an answer and stores it: the hot path, a handful of O(1) commands.
-- KEYS: game, players, answers to the question, waiting
-- ARGV: player, question, value
-- Returns the status and, with an answer that counts, when it came and how many are waited for.
local player, question, value = ARGV[1], tonumber(ARGV[2]), ARGV[3]
local game = redis.call('HMGET', KEYS[1],
  'question', 'status', 'openedAt', 'closesAt', 'until', 'expires')
if not game[1] then return {'unknown-game'} end
if redis.call('HEXISTS', KEYS[2], player) == 0 then return {'unknown-player'} end

-- An answer is stored as when it came, the time it took, and the value, byte for byte.
local before = redis.call('HGET', KEYS[3], player)
if before then
  local received, stored = string.match(before, '^(%d+) %S+ (.*)$')
  if stored ~= value then return {'duplicate'} end
  return {'repeated', received, redis.call('SCARD', KEYS[4])}
end

local gate, status = tonumber(game[1]), game[2]
if not gate or question > gate then return {'not-open'} end
if question < gate or status == 'closed' then return {'closed'} end
if status == 'paused' then return {'paused'} end
local received = now()
if received > tonumber(game[5]) then return {'closed'} end

local elapsed = math.min(math.max(0, received - game[3]), game[4] - game[3])
redis.call('HSET', KEYS[3], player, string.format('%.0f %.17g ', received, elapsed) .. value)
born(KEYS[3], game[6])
redis.call('SREM', KEYS[4], player)
return {'accepted', received, redis.call('SCARD', KEYS[4])}
