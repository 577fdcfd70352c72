-- The first of the board, most points first.
-- KEYS: board, last
-- ARGV: count
-- Returns of each the player, the score, the rank, and the last result or nothing.
local board = redis.call('ZRANGE', KEYS[1], 0, ARGV[1] - 1, 'WITHSCORES')
local standings, score, rank = {}, nil, 0
for index = 1, #board, 2 do
  if board[index + 1] ~= score then
    score, rank = board[index + 1], (index + 1) / 2
  end
  local last = redis.call('HGET', KEYS[2], board[index])
  standings[#standings + 1] = {board[index], score, rank, last}
end
return standings
