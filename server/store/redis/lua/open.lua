-- Opens a reserved game: it is listed, lives on, and wakes up when it is due.
-- KEYS: game, games, timers, claims
-- ARGV: id, ttl, timer, channel
local dueAt = redis.call('HGET', KEYS[1], 'dueAt')
if not dueAt then return 0 end
local expires = now() + ARGV[2]
redis.call('HSET', KEYS[1], 'expires', expires)
redis.call('PEXPIREAT', KEYS[1], expires)
list_game(KEYS[2], ARGV[1], expires)
if dueAt ~= '' then set_timer(KEYS[3], KEYS[4], ARGV[4], ARGV[3], dueAt) end
return 1
