-- How many players, present ones, answers to the gate's question, and players waited for.
-- KEYS: game, players, present, waiting, base of answers
local players, present = redis.call('HLEN', KEYS[2]), redis.call('SCARD', KEYS[3])
local question = redis.call('HGET', KEYS[1], 'question')
if not question or question == '' then return {players, present, 0, 0} end
local answers = redis.call('HLEN', KEYS[5] .. ':' .. question)
return {players, present, answers, redis.call('SCARD', KEYS[4])}
