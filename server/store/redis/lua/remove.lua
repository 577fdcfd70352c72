-- Takes a player out of the game; answers and results given so far stay.
-- KEYS: players, nicknames, connections, present, waiting, board, last
-- ARGV: player, nickname key
local player = ARGV[1]
if redis.call('HDEL', KEYS[1], player) == 0 then return 0 end
redis.call('SREM', KEYS[2], ARGV[2])
redis.call('HDEL', KEYS[3], player)
redis.call('SREM', KEYS[4], player)
redis.call('SREM', KEYS[5], player)
redis.call('ZREM', KEYS[6], player)
redis.call('HDEL', KEYS[7], player)
return 1
