-- A transition: state, controls and timer in one step, if nobody was faster.
-- KEYS: game, players, nicknames, connections, present, waiting, board, last,
--       bases of answers and results, games, timers, claims
-- ARGV: id, timer, channel, ttl, lease, expected version,
--       version, state, pending, door, question, status, openedAt, closesAt, until, dueAt
-- Returns 0 when refused, 1 when done, 2 when done and the game's life was prolonged.
local game = KEYS[1]
local before = redis.call('HMGET', game, 'version', 'question', 'questions', 'expires', 'ending')
if before[1] ~= ARGV[6] then return 0 end

local question, dueAt = ARGV[11], ARGV[16]
local questions = tonumber(before[3])
if question ~= '' then questions = math.max(questions, question + 1) end
redis.call('HSET', game, 'version', ARGV[7], 'state', ARGV[8], 'pending', ARGV[9],
  'door', ARGV[10], 'question', question, 'status', ARGV[12], 'openedAt', ARGV[13],
  'closesAt', ARGV[14], 'until', ARGV[15], 'dueAt', dueAt, 'questions', questions)

if question ~= before[2] then
  redis.call('SUNIONSTORE', KEYS[6], KEYS[5])
  born(KEYS[6], before[4])
end

local time = now()
local at = dueAt ~= '' and tonumber(dueAt) or math.huge
if ARGV[9] ~= '' then at = math.min(at, time + ARGV[5]) end
if at < math.huge then set_timer(KEYS[12], KEYS[13], ARGV[3], ARGV[2], at)
else cancel_timer(KEYS[12], KEYS[13], ARGV[2]) end

-- A game that is being played lives on; half its time early, so that few transitions have to do it.
if before[5] or before[4] - time > ARGV[4] / 2 then return 1 end
local expires = time + ARGV[4]
redis.call('HSET', game, 'expires', expires)
expire_keys({unpack(KEYS, 1, 8)}, {KEYS[9], KEYS[10]}, questions, expires)
list_game(KEYS[11], ARGV[1], expires)
return 2
