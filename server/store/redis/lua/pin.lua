-- Sets how long a game keeps its PIN; 0 gives it back.
-- KEYS: pin
-- ARGV: the game's id, ttl
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
