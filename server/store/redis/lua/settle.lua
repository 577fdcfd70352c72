-- Forgets pending effects up to a version; after the last one, the timer is that of the controls.
-- KEYS: game, timers, claims
-- ARGV: version, timer, channel
local fields = redis.call('HMGET', KEYS[1], 'pending', 'dueAt')
if not fields[1] then return end

-- A line an effect: its version, a space, its JSON.
local left, settled = {}, false
for line in string.gmatch(fields[1], '[^\n]+') do
  if tonumber(string.match(line, '^%d+')) <= tonumber(ARGV[1]) then settled = true
  else left[#left + 1] = line end
end
if not settled then return end

redis.call('HSET', KEYS[1], 'pending', table.concat(left, '\n'))
if #left > 0 then return end
if fields[2] ~= '' then set_timer(KEYS[2], KEYS[3], ARGV[3], ARGV[2], fields[2])
else cancel_timer(KEYS[2], KEYS[3], ARGV[2]) end
