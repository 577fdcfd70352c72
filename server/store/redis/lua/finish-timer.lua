-- Deletes a claimed timer, unless it was set anew or claimed by another since.
-- KEYS: timers, claims
-- ARGV: timer, claim
if redis.call('HGET', KEYS[2], ARGV[1]) == ARGV[2] then cancel_timer(KEYS[1], KEYS[2], ARGV[1]) end
