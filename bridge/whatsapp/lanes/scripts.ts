import { AWAY_AFTER, HORIZON, LEAST_RATE, ONE_CUT, RANKS, RECOVERY } from './lane-store.ts';

/** ms that lanes and counts are kept after their last change. */
const KEPT = 24 * 3_600_000;

/** ms past its expiry that an entry can still be read: it may be on its way just then. */
const MARGIN = 60_000;

/** How far apart the places of two ranks are: more than entries are ever pushed to a lane. */
const RANK = 1e12;

/**
 * The scripts' common part. All keys begin with KEYS[1]:
 * - `ready:LINE` a sorted set: lanes with something in them, by when to look at them;
 * - `queue:LANE` a sorted set: the ids that wait, by rank and place; `slots:LANE` which of them has a
 *   slot;
 * - `lane:LANE` a hash: `id` and `state` (sending, doubt) of what is on its way, `token` of who holds
 *   the lane, `fence` (tokens so far), `pushed` (entries so far), `hold` (nothing that
 *   waits is taken before), `tat` (pair limit), `away` (failures in a row);
 * - `item:ID` a hash: lane, slot, place, group, about, level (0 to 3), failed, tries, plain, expires;
 *   `data:ID` the entry itself, for as long as it may be needed;
 * - `ticket:TICKET` the lane that was taken with it;
 * - `line:LINE` a hash: `tat` (next free place), `low` and `cut` (a rate that was cut, and when);
 * - `home:WHO` a line; `group:GROUP` counts.
 */
const COMMON = `
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
local function ms(number) return string.format('%.0f', number) end
local p = KEYS[1]
local NAMES = { 'sent', 'delivered', 'read' }
local function lineOf(lane) return string.match(lane, '^(.-)|') end
local function count(group, field, by)
  if not group then return end
  redis.call('HINCRBY', p..'group:'..group, field, by)
  redis.call('PEXPIRE', p..'group:'..group, ${KEPT})
end
local function fail(id)
  local key = p..'item:'..id
  local known = redis.call('HMGET', key, 'level', 'failed', 'group')
  redis.call('DEL', p..'data:'..id)
  if not known[1] or known[2] or tonumber(known[1]) >= 2 then return end
  redis.call('HSET', key, 'failed', 1)
  if known[1] == '0' then count(known[3], 'queued', -1) end
  count(known[3], 'failed', 1)
end
local function reach(id, level)
  local key = p..'item:'..id
  local known = redis.call('HMGET', key, 'level', 'failed', 'group')
  if not known[1] then return false end
  local before = tonumber(known[1])
  if level <= before or (known[2] and level < 2) then return false end
  if known[2] then
    redis.call('HDEL', key, 'failed')
    count(known[3], 'failed', -1)
  elseif before == 0 then
    count(known[3], 'queued', -1)
  end
  for at = before + 1, level do count(known[3], NAMES[at], 1) end
  redis.call('HSET', key, 'level', level)
  if level >= 2 then redis.call('DEL', p..'data:'..id) end
  return before == 0
end
local function look(lane, at)
  local key = p..'ready:'..lineOf(lane)
  if redis.call('HEXISTS', p..'lane:'..lane, 'id') == 1 or redis.call('EXISTS', p..'queue:'..lane) == 1 then
    redis.call('ZADD', key, ms(at), lane)
  else
    redis.call('ZREM', key, lane)
  end
end
local function putBack(lane, id)
  local own = redis.call('HMGET', p..'item:'..id, 'slot', 'place')
  local slot = own[1]
  if slot then
    if redis.call('HEXISTS', p..'slots:'..lane, slot) == 1 then
      fail(id)
      return 1
    end
    redis.call('HSET', p..'slots:'..lane, slot, id)
    redis.call('PEXPIRE', p..'slots:'..lane, ${KEPT})
  end
  redis.call('ZADD', p..'queue:'..lane, own[2] or 0, id)
  redis.call('PEXPIRE', p..'queue:'..lane, ${KEPT})
  return 0
end
local function attend(lane, time)
  local free = redis.call('HEXISTS', p..'lane:'..lane, 'id') == 0
  redis.call('ZADD', p..'ready:'..lineOf(lane), free and 'LT' or 'NX', ms(time), lane)
end
local function goneAway(lane, failures)
  if failures == '0' then return 0 end
  if redis.call('HINCRBY', p..'lane:'..lane, 'away', failures) < ${AWAY_AFTER} then return 0 end
  for _, id in ipairs(redis.call('ZRANGE', p..'queue:'..lane, 0, -1)) do fail(id) end
  redis.call('DEL', p..'queue:'..lane, p..'slots:'..lane)
  redis.call('HDEL', p..'lane:'..lane, 'away')
  return 1
end
local function rateOf(line, full, time)
  local state = redis.call('HMGET', p..'line:'..line, 'low', 'cut')
  if not state[1] then return full end
  return math.min(full, state[1] + full * (time - state[2]) / ${RECOVERY})
end
`;

// ARGV: keep, then id who line expires slot group about data rank of each. Gives the replaced, the lines
// (joined by newlines), and 1 or 0 for each.
export const PUSH = `${COMMON}
local time = now()
local reply, lines, seen, replaced = { 0, '' }, {}, {}, 0
local function lives(id, expires, time)
  redis.call('PEXPIREAT', p..'item:'..id, ms(math.max(expires, time) + ARGV[1]))
  redis.call('PEXPIREAT', p..'data:'..id, ms(math.max(expires, time) + ${MARGIN}))
end
for at = 2, #ARGV, 9 do
  local id, who, line, expires = ARGV[at], ARGV[at + 1], ARGV[at + 2], tonumber(ARGV[at + 3])
  local slot, group, about, data = ARGV[at + 4], ARGV[at + 5], ARGV[at + 6], ARGV[at + 7]
  local key = p..'item:'..id
  line = redis.call('GET', p..'home:'..who) or line
  if not seen[line] then
    seen[line] = true
    table.insert(lines, line)
  end
  local known = redis.call('HMGET', key, 'level', 'failed', 'expires')
  if known[1] then
    if known[1] == '0' and not known[2] and expires > tonumber(known[3]) then
      redis.call('HSET', key, 'expires', ms(expires))
      lives(id, expires, time)
    end
    table.insert(reply, 0)
  else
    local lane = line..'|'..who
    redis.call('HSET', key, 'lane', lane, 'level', 0, 'tries', 0, 'expires', ms(expires), 'about', about)
    if group ~= '' then
      redis.call('HSET', key, 'group', group)
      count(group, 'queued', 1)
    end
    redis.call('SET', p..'data:'..id, data)
    lives(id, expires, time)
    if slot ~= '' then
      local slots = p..'slots:'..lane
      local older = redis.call('HGET', slots, slot)
      if older and redis.call('ZREM', p..'queue:'..lane, older) == 1 then
        fail(older)
        replaced = replaced + 1
      end
      redis.call('HSET', key, 'slot', slot)
      redis.call('HSET', slots, slot, id)
      redis.call('PEXPIRE', slots, ${KEPT})
    end
    local place = ms(ARGV[at + 8] * ${RANK} + redis.call('HINCRBY', p..'lane:'..lane, 'pushed', 1))
    redis.call('PEXPIRE', p..'lane:'..lane, ${KEPT})
    redis.call('HSET', key, 'place', place)
    redis.call('ZADD', p..'queue:'..lane, place, id)
    redis.call('PEXPIRE', p..'queue:'..lane, ${KEPT})
    attend(lane, time)
    table.insert(reply, 1)
  end
end
reply[1], reply[2] = replaced, table.concat(lines, '\\n')
return reply`;

// ARGV: line lease doubt interval burst rate (0 is without a limit) ticket burst-of-the-last. Gives the
// expired, the replaced, and either when to look again ('' for never) or lane, id, token, tries, plain, expires, startIn, about, data.
export const TAKE = `${COMMON}
local line, lease, doubt = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local interval, burst, full = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local time = now()
local ready = p..'ready:'..line
local expired, replaced = 0, 0

-- Takes an entry out of its lane: one that waits first in it, or one in doubt.
local function leave(lane, id, slot, inDoubt)
  if inDoubt then
    redis.call('HDEL', p..'lane:'..lane, 'id', 'state')
  else
    redis.call('ZREM', p..'queue:'..lane, id)
    if slot then redis.call('HDEL', p..'slots:'..lane, slot) end
  end
end

local function answer(lane, id, token, startIn)
  local item = redis.call('HMGET', p..'item:'..id, 'tries', 'plain', 'expires', 'about')
  return { expired, replaced, '', lane, id, token, item[1], item[2] or '', item[3],
    string.format('%.3f', startIn), item[4], redis.call('GET', p..'data:'..id) }
end

-- Who asks again never heard the answer.
local ticket = p..'ticket:'..ARGV[7]
local own = redis.call('GET', ticket)
if own then
  local held = redis.call('HMGET', p..'lane:'..own, 'id', 'token', 'ticket')
  if held[2] and held[3] == ARGV[7] then return answer(own, held[1], held[2], 0) end
end

while true do
  local first = redis.call('ZRANGE', ready, 0, 0, 'WITHSCORES')
  if not first[1] then return { expired, replaced, '' } end
  if tonumber(first[2]) > time then return { expired, replaced, first[2] } end
  local lane = first[1]
  local key = p..'lane:'..lane
  local state = redis.call('HMGET', key, 'id', 'state', 'tat', 'hold')
  local id, inDoubt = state[1], true
  if not id then
    id, inDoubt = redis.call('ZRANGE', p..'queue:'..lane, 0, 0)[1], false
  end
  local known = inDoubt and redis.call('HMGET', p..'item:'..id, 'level', 'failed')
  if not id then
    redis.call('ZREM', ready, lane)
  elseif not inDoubt and tonumber(state[4] or 0) > time then
    redis.call('ZADD', ready, state[4], lane)
  elseif known and known[1] and (known[1] ~= '0' or known[2]) then
    -- It was heard of meanwhile.
    leave(lane, id, false, true)
  elseif inDoubt and state[2] == 'sending' and doubt > 0 then
    -- Its holder is gone: it may have left, or not.
    redis.call('HSET', key, 'state', 'doubt')
    redis.call('HDEL', key, 'token')
    redis.call('ZADD', ready, ms(time + doubt), lane)
  else
    local item = redis.call('HMGET', p..'item:'..id, 'expires', 'slot', 'place')
    local slot = item[2]
    if not item[1] or redis.call('EXISTS', p..'data:'..id) == 0 or tonumber(item[1]) <= time then
      leave(lane, id, slot, inDoubt)
      fail(id)
      -- It has not left, so it may come back with more time.
      if not inDoubt then redis.call('DEL', p..'item:'..id) end
      expired = expired + 1
    elseif inDoubt and slot and redis.call('HEXISTS', p..'slots:'..lane, slot) == 1 then
      leave(lane, id, slot, inDoubt)
      fail(id)
      replaced = replaced + 1
    else
      local tat = math.max(time, tonumber(state[3] or 0))
      local isLast = tonumber(item[3] or 0) >= ${RANKS.last * RANK}
      local allowed = tat - ((isLast and tonumber(ARGV[8]) or burst) - 1) * interval
      if allowed > time then
        redis.call('ZADD', ready, ms(math.ceil(allowed)), lane)
      else
        local place = time
        if full > 0 then
          place = math.max(time, tonumber(redis.call('HGET', p..'line:'..line, 'tat') or 0))
          if place > time + ${HORIZON} then
            return { expired, replaced, ms(math.ceil(place - ${HORIZON / 2})) }
          end
          redis.call('HSET', p..'line:'..line, 'tat', string.format('%.3f', place + 1000 / rateOf(line, full, time)))
          redis.call('PEXPIRE', p..'line:'..line, ${KEPT})
        end
        leave(lane, id, slot, inDoubt)
        local token = redis.call('HINCRBY', key, 'fence', 1)
        if inDoubt then redis.call('HINCRBY', p..'item:'..id, 'tries', 1) end
        redis.call('HSET', key, 'id', id, 'state', 'sending', 'token', token, 'tat', ms(tat + interval),
          'ticket', ARGV[7])
        redis.call('PEXPIRE', key, ${KEPT})
        redis.call('SET', ticket, lane, 'PX', lease)
        redis.call('ZADD', ready, ms(place + lease), lane)
        return answer(lane, id, token, place - time)
      end
    end
  end
end`;

// ARGV: lane id token end delay failures data again level (what `done` reaches) interval
// rate. Gives held, first, away, replaced.
export const FINISH = `${COMMON}
local lane, id, how, delay = ARGV[1], ARGV[2], ARGV[4], tonumber(ARGV[5])
local key = p..'lane:'..lane
local held = redis.call('HMGET', key, 'token', 'id')
if held[1] ~= ARGV[3] or held[2] ~= id then return { 0, 0, 0, 0 } end
redis.call('HDEL', key, 'token', 'id', 'state')
local first, away, replaced = false, 0, 0
local at = now()
if how == 'doubt' then
  -- What was reported meanwhile leaves no doubt.
  local known = redis.call('HMGET', p..'item:'..id, 'level', 'failed')
  if known[1] == '0' and not known[2] then
    redis.call('HSET', key, 'id', id, 'state', 'doubt')
    at = at + delay
  end
elseif how == 'done' then
  first = reach(id, tonumber(ARGV[9]))
elseif how == 'failed' then
  fail(id)
  away = goneAway(lane, ARGV[6])
elseif how == 'drop' then
  local group = redis.call('HGET', p..'item:'..id, 'group')
  fail(id)
  -- Nothing was sent.
  redis.call('HINCRBY', key, 'tat', ms(0 - ARGV[10]))
  local full, line = tonumber(ARGV[11]), lineOf(lane)
  if full > 0 then
    redis.call('HINCRBYFLOAT', p..'line:'..line, 'tat', string.format('%.3f', -1000 / rateOf(line, full, at)))
  end
  if ARGV[8] == '1' then
    redis.call('DEL', p..'item:'..id)
    count(group, 'failed', -1)
  end
else
  if how == 'retry' then redis.call('HINCRBY', p..'item:'..id, 'tries', 1) end
  if how == 'plain' then
    redis.call('HSET', p..'item:'..id, 'plain', 1)
    redis.call('SET', p..'data:'..id, ARGV[7], 'KEEPTTL')
  end
  replaced = putBack(lane, id)
  at = at + delay
  redis.call('HSET', key, 'hold', ms(at))
end
look(lane, at)
return { 1, first and 1 or 0, away, replaced }`;

// ARGV: id level (0 is failed) failures unfit of each. Gives for each of a known one: id about first away
// data line.
export const REPORT = `${COMMON}
local reply = {}
local time = now()
for at = 1, #ARGV, 4 do
  local id, level = ARGV[at], tonumber(ARGV[at + 1])
  local item = redis.call('HMGET', p..'item:'..id, 'lane', 'about', 'plain', 'level', 'expires')
  local lane = item[1]
  if lane then
    local first, away, unfit, line = false, 0, '', ''
    local data = redis.call('GET', p..'data:'..id)
    local own = redis.call('HMGET', p..'lane:'..lane, 'id', 'state')
    if level > 0 then
      first = reach(id, level)
      if level > 1 then redis.call('HDEL', p..'lane:'..lane, 'away') end
    elseif ARGV[at + 3] == '1' and data and not item[3] and tonumber(item[5]) > time then
      unfit = data
    else
      local before = redis.call('HGET', p..'item:'..id, 'failed')
      fail(id)
      if not before then away = goneAway(lane, ARGV[at + 2]) end
    end
    if own[1] == id and own[2] == 'doubt' then
      redis.call('HDEL', p..'lane:'..lane, 'id', 'state')
      look(lane, time)
      line = lineOf(lane)
    end
    for _, value in ipairs({ id, item[2], first and 1 or 0, away, unfit, line }) do table.insert(reply, value) end
  end
end
return reply`;

// ARGV: id data. Gives the line, or ''.
export const REVIVE = `${COMMON}
local id = ARGV[1]
local item = redis.call('HMGET', p..'item:'..id, 'lane', 'plain')
if not item[1] or item[2] or redis.call('EXISTS', p..'data:'..id) == 0 then return '' end
redis.call('HSET', p..'item:'..id, 'plain', 1)
redis.call('SET', p..'data:'..id, ARGV[2], 'KEEPTTL')
putBack(item[1], id)
attend(item[1], now())
return lineOf(item[1])`;

// ARGV: line pause cut rate.
export const SLOW = `${COMMON}
local key = p..'line:'..ARGV[1]
local time = now()
local state = redis.call('HMGET', key, 'tat', 'cut')
if ARGV[3] == '1' and time - tonumber(state[2] or 0) >= ${ONE_CUT} then
  local rate = rateOf(ARGV[1], tonumber(ARGV[4]), time)
  redis.call('HSET', key, 'low', string.format('%.3f', math.max(${LEAST_RATE}, rate / 2)), 'cut', ms(time))
end
redis.call('HSET', key, 'tat', string.format('%.3f', math.max(tonumber(state[1] or 0), time + ARGV[2])))
redis.call('PEXPIRE', key, ${KEPT})
return 1`;

// ARGV: line places rate
export const SPEND = `${COMMON}
local key = p..'line:'..ARGV[1]
local time = now()
local tat = math.max(tonumber(redis.call('HGET', key, 'tat') or 0), time)
local used = ARGV[2] * 1000 / rateOf(ARGV[1], tonumber(ARGV[3]), time)
redis.call('HSET', key, 'tat', string.format('%.3f', tat + used))
redis.call('PEXPIRE', key, ${KEPT})
return 1`;

// ARGV: line rate. Gives lanes, due, rate.
export const STATS = `${COMMON}
local ready = p..'ready:'..ARGV[1]
local time = now()
return { redis.call('ZCARD', ready), redis.call('ZCOUNT', ready, '-inf', ms(time)),
  string.format('%.1f', rateOf(ARGV[1], tonumber(ARGV[2]), time)) }`;
