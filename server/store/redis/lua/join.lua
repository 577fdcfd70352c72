-- A new player, if the door is open and there is room.
-- KEYS: game, players, nicknames, board
-- ARGV: nickname key, player, room
local game = redis.call('HMGET', KEYS[1], 'door', 'joins', 'expires')
if not game[1] then return {'unknown-game'} end
if game[1] ~= 'open' then return {game[1]} end
if redis.call('SISMEMBER', KEYS[3], ARGV[1]) == 1 then return {'nickname-taken'} end
if redis.call('HLEN', KEYS[2]) >= tonumber(ARGV[3]) then return {'full'} end

-- Five digits of base 36: equal in length, so that ids sort in the order of joining.
local digits, id, rest = '0123456789abcdefghijklmnopqrstuvwxyz', '', tonumber(game[2])
for _ = 1, 5 do
  local digit = rest % 36
  id = string.sub(digits, digit + 1, digit + 1) .. id
  rest = (rest - digit) / 36
end

redis.call('HINCRBY', KEYS[1], 'joins', 1)
redis.call('HSET', KEYS[2], id, ARGV[2])
redis.call('SADD', KEYS[3], ARGV[1])
redis.call('ZADD', KEYS[4], 0, id)
for index = 2, 4 do born(KEYS[index], game[3]) end
return {'joined', id}
