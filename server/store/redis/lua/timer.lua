-- Timers of a bucket: a sorted set of names by due time, and a hash of who holds those claimed.

local function set_timer(timers, claims, channel, name, at)
  redis.call('ZADD', timers, at, name)
  redis.call('HDEL', claims, name)
  -- Whoever waits, waits for the first timer of each bucket: only a new first one is news.
  if redis.call('ZRANGE', timers, 0, 0)[1] == name then redis.call('PUBLISH', channel, at) end
end

local function cancel_timer(timers, claims, name)
  redis.call('ZREM', timers, name)
  redis.call('HDEL', claims, name)
end
