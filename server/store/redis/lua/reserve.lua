-- Puts a new game where nobody sees it yet; unless it is opened, it goes as it came.
-- KEYS: game
-- ARGV: ttl, then the hash's fields and values
redis.call('HSET', KEYS[1], unpack(ARGV, 2))
redis.call('PEXPIRE', KEYS[1], ARGV[1])
