-- Takes those of these timers that are still due: they are due again when the lease ends.
-- KEYS: timers, claims
-- ARGV: claim, lease, timers
-- Returns the names and due times of those taken.
local time, taken = now(), {}
for index = 3, #ARGV do
  local name = ARGV[index]
  local at = redis.call('ZSCORE', KEYS[1], name)
  if at and tonumber(at) <= time then
    redis.call('ZADD', KEYS[1], time + ARGV[2], name)
    redis.call('HSET', KEYS[2], name, ARGV[1])
    taken[#taken + 1] = name
    taken[#taken + 1] = at
  end
end
return taken
