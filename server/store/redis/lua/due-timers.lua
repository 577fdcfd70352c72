-- A bucket's due timers, earliest first, each with its due time.
-- KEYS: timers
-- ARGV: limit
return redis.call('ZRANGE', KEYS[1], '-inf', now(), 'BYSCORE', 'LIMIT', 0, ARGV[1], 'WITHSCORES')
