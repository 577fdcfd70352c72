-- KEYS: timers, claims
-- ARGV: timer
cancel_timer(KEYS[1], KEYS[2], ARGV[1])
