-- Adds results to the totals; each player's result of a question once.
-- KEYS: game, board, last, results of the question
-- ARGV: question, then of each result the player, the points and the JSON
local game = redis.call('HMGET', KEYS[1], 'expires', 'questions')
if not game[1] then return end
local question = tonumber(ARGV[1])
if question >= tonumber(game[2]) then redis.call('HSET', KEYS[1], 'questions', question + 1) end

for index = 2, #ARGV, 3 do
  local player, points, json = ARGV[index], ARGV[index + 1], ARGV[index + 2]
  if redis.call('ZSCORE', KEYS[2], player)
    and redis.call('HSETNX', KEYS[4], player, json) == 1 then
    -- The board holds points with the sign turned: first come the most, and of a tie the first to join.
    redis.call('ZINCRBY', KEYS[2], -points, player)
    local last = redis.call('HGET', KEYS[3], player)
    if not last or tonumber(string.match(last, '^%d+')) < question then
      redis.call('HSET', KEYS[3], player, ARGV[1] .. ' ' .. json)
    end
  end
end
born(KEYS[3], game[1])
born(KEYS[4], game[1])
