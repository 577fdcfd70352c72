-- How long a game lives: each of its keys carries the same expiry, and its bucket lists it until then.

-- A key that came to be just now goes with its game.
local function born(key, expires)
  redis.call('PEXPIREAT', key, expires, 'NX')
end

-- `keys` begins with the game's own and ends with the bases of the names of answers and results.
local function expire_keys(keys, bases, questions, at)
  for _, key in ipairs(keys) do redis.call('PEXPIREAT', key, at) end
  for question = 0, questions - 1 do
    for _, base in ipairs(bases) do redis.call('PEXPIREAT', base .. ':' .. question, at) end
  end
end

-- The list lives as long as the last game on it.
local function list_game(games, id, expires)
  redis.call('ZADD', games, expires, id)
  redis.call('PEXPIREAT', games, expires, 'NX')
  redis.call('PEXPIREAT', games, expires, 'GT')
end
