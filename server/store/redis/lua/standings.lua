-- Where players stand.
-- KEYS: board, last
-- ARGV: players
-- Returns of each the player, the score, the rank, and the last result or nothing; nothing for one
-- who is not on the board.
local scores = redis.call('ZMSCORE', KEYS[1], unpack(ARGV))
local lasts = redis.call('HMGET', KEYS[2], unpack(ARGV))
local standings, ranks = {}, {}
for index, player in ipairs(ARGV) do
  local score = scores[index]
  if score then
    ranks[score] = ranks[score] or 1 + redis.call('ZCOUNT', KEYS[1], '-inf', '(' .. score)
    standings[index] = {player, score, ranks[score], lasts[index]}
  else
    standings[index] = false
  end
end
return standings
