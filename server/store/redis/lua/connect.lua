-- A player is present through a connection, and waited for unless the answer is there.
-- KEYS: game, players, connections, present, waiting, base of answers
-- ARGV: player, connection
-- Returns the connection before, if there was one.
local player = ARGV[1]
if redis.call('HEXISTS', KEYS[2], player) == 0 then return false end
local game = redis.call('HMGET', KEYS[1], 'question', 'expires')
local before = redis.call('HGET', KEYS[3], player)
redis.call('HSET', KEYS[3], player, ARGV[2])
redis.call('SADD', KEYS[4], player)
if game[1] ~= '' and redis.call('HEXISTS', KEYS[6] .. ':' .. game[1], player) == 0 then
  redis.call('SADD', KEYS[5], player)
end
for index = 3, 5 do born(KEYS[index], game[2]) end
return before
