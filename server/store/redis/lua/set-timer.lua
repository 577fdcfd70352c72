-- KEYS: timers, claims
-- ARGV: timer, at, channel
set_timer(KEYS[1], KEYS[2], ARGV[3], ARGV[1], ARGV[2])
