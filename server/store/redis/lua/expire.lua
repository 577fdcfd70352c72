-- Ends a game's life some time from now, or at once.
-- KEYS: game, players, nicknames, connections, present, waiting, board, last,
--       bases of answers and results, games, timers, claims
-- ARGV: id, timer, ttl
-- Returns the PIN, or nothing when there is no such game.
local fields = redis.call('HMGET', KEYS[1], 'pin', 'questions')
if not fields[1] then return false end
local ttl = tonumber(ARGV[3])
local expires = now() + ttl
-- This comes first: it gives memory back, so Redis allows it when it is full, and what follows too.
expire_keys({unpack(KEYS, 1, 8)}, {KEYS[9], KEYS[10]}, tonumber(fields[2]), expires)
if ttl > 0 then
  redis.call('HSET', KEYS[1], 'expires', expires, 'ending', 1)
  list_game(KEYS[11], ARGV[1], expires)
else
  redis.call('ZREM', KEYS[11], ARGV[1])
  cancel_timer(KEYS[12], KEYS[13], ARGV[2])
end
return fields[1]
