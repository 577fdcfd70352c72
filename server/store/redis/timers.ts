import { randomUUID } from 'node:crypto';
import { Cluster } from 'ioredis';
import type { ClaimedTimer, Timer, TimerStore } from '../contract.ts';
import type { Client } from './connection.ts';
import type { RedisContext } from './context.ts';
import { allTags, tagOf } from './keys.ts';
import { CLOCK, Script } from './script.ts';

/** ms that a tag's timers are kept after the last one was set. */
const KEPT = 7 * 24 * 3_600_000;

// KEYS: timers claims. ARGV: member at channel
const set = new Script<number>(`
redis.call('HDEL', KEYS[2], ARGV[1])
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ${KEPT})
redis.call('PUBLISH', ARGV[3], ARGV[2])
return 1`);

// KEYS: timers claims. ARGV: member
const cancel = new Script<number>(`
redis.call('HDEL', KEYS[2], ARGV[1])
return redis.call('ZREM', KEYS[1], ARGV[1])`);

// A leased timer is one that is due again when the lease ends. KEYS: timers of each tag, claims of
// each tag. ARGV: limit lease claim. Gives members and times by turns, the longest due first.
const claim = new Script<string[]>(`${CLOCK}
local time, tags, due, claimed = now(), #KEYS / 2, {}, {}
for tag = 1, tags do
  local found = redis.call('ZRANGE', KEYS[tag], '-inf', ms(time), 'BYSCORE', 'LIMIT', 0, ARGV[1], 'WITHSCORES')
  for at = 1, #found, 2 do due[#due + 1] = { found[at], tonumber(found[at + 1]), tag } end
end
table.sort(due, function(one, other) return one[2] < other[2] end)
for index = 1, math.min(#due, tonumber(ARGV[1])) do
  local member, at, tag = unpack(due[index])
  redis.call('ZADD', KEYS[tag], ms(time + ARGV[2]), member)
  redis.call('HSET', KEYS[tags + tag], member, ARGV[3])
  redis.call('PEXPIRE', KEYS[tags + tag], ${KEPT})
  claimed[#claimed + 1] = member
  claimed[#claimed + 1] = ms(at)
end
return claimed`);

// KEYS: timers of each tag. Gives the first time of all, if there is one.
const first = new Script<string | null>(`
local earliest = nil
for _, timers in ipairs(KEYS) do
  local at = redis.call('ZRANGE', timers, 0, 0, 'WITHSCORES')[2]
  if at and (not earliest or tonumber(at) < tonumber(earliest)) then earliest = at end
end
return earliest`);

// KEYS: timers claims. ARGV: member claim
const done = new Script<number>(`
if redis.call('HGET', KEYS[2], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('HDEL', KEYS[2], ARGV[1])
return redis.call('ZREM', KEYS[1], ARGV[1])`);

/** How a timer is called in Redis. */
export const timerMember = ({ kind, key }: Pick<Timer, 'kind' | 'key'>): string => `${kind} ${key}`;

/**
 * Timers, by hash tag: a game's is in the slot of the game.
 * @param subscriber a connection of its own, already listening on the channel
 */
export function redisTimers({ client, keys }: RedisContext, subscriber: Client): TimerStore {
  const listeners = new Set<(at: number) => void>();
  subscriber.on('message', (channel: string, at: string) => {
    if (channel !== keys.channel()) return;
    for (const listener of listeners) listener(Number(at));
  });
  const keysOf = (...tags: string[]) => [
    ...tags.map((tag) => keys.timers(tag)),
    ...tags.map((tag) => keys.claims(tag)),
  ];
  // One Redis is asked once; of a cluster, the slot of each tag.
  const groups = client instanceof Cluster ? allTags.map((tag) => [tag]) : [allTags];

  /** The first time of each group that has one, the earliest first. */
  const firsts = async (): Promise<{ tags: string[]; at: number }[]> => {
    const waiting = await Promise.all(
      groups.map(async (tags) => {
        const at = await first.run(
          client,
          tags.map((tag) => keys.timers(tag)),
        );
        return at === null ? [] : [{ tags, at: Number(at) }];
      }),
    );
    return waiting.flat().sort((one, other) => one.at - other.at);
  };

  /** The groups in which something may be due: with a single one, claiming tells by itself. */
  const candidates = async (): Promise<string[][]> => {
    if (groups.length === 1) return groups;
    const [time, waiting] = await Promise.all([client.time(), firsts()]);
    const now = Number(time[0]) * 1000 + Math.floor(Number(time[1]) / 1000);
    // Clocks of a cluster's nodes differ a little: each script looks at its own.
    return waiting.filter(({ at }) => at <= now + CLOCK_SKEW).map(({ tags }) => tags);
  };

  return {
    async set({ kind, key, at }) {
      const member = timerMember({ kind, key });
      await set.run(client, keysOf(tagOf(key)), [member, at, keys.channel()]);
    },

    async cancel(kind, key) {
      await cancel.run(client, keysOf(tagOf(key)), [timerMember({ kind, key })]);
    },

    async claim(limit, lease) {
      const claimed: ClaimedTimer[] = [];
      for (const tags of await candidates()) {
        if (claimed.length >= limit) break;
        const token = randomUUID();
        const left = limit - claimed.length;
        const due = await claim.run(client, keysOf(...tags), [left, lease, token]);
        for (let index = 0; index < due.length; index += 2) {
          claimed.push(readTimer(due[index] ?? '', Number(due[index + 1]), token));
        }
      }
      return claimed;
    },

    async done({ kind, key, claim: token }) {
      await done.run(client, keysOf(tagOf(key)), [timerMember({ kind, key }), token]);
    },

    async next() {
      const [earliest] = await firsts();
      return earliest?.at;
    },

    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** ms by which the clocks of two nodes of a cluster may differ. */
const CLOCK_SKEW = 50;

function readTimer(member: string, at: number, token: string): ClaimedTimer {
  const space = member.indexOf(' ');
  return { kind: member.slice(0, space), key: member.slice(space + 1), at, claim: token };
}
