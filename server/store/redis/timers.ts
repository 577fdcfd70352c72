import { randomUUID } from 'node:crypto';
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

// A leased timer is one that is due again when the lease ends. KEYS: timers claims. ARGV: limit lease
// claim. Gives members and times by turns.
const claim = new Script<string[]>(`${CLOCK}
local time = now()
local due = redis.call('ZRANGE', KEYS[1], '-inf', ms(time), 'BYSCORE', 'LIMIT', 0, ARGV[1], 'WITHSCORES')
for at = 1, #due, 2 do
  redis.call('ZADD', KEYS[1], ms(time + ARGV[2]), due[at])
  redis.call('HSET', KEYS[2], due[at], ARGV[3])
end
if #due > 0 then redis.call('PEXPIRE', KEYS[2], ${KEPT}) end
return due`);

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
  const keysOf = (tag: string) => [keys.timers(tag), keys.claims(tag)];

  /** The first time of each tag that has one. */
  const firsts = async (): Promise<{ tag: string; at: number }[]> => {
    const replies = await Promise.all(
      allTags.map((tag) => client.zrange(keys.timers(tag), '0', '0', 'WITHSCORES')),
    );
    return replies.flatMap(([, at], index) => {
      const tag = allTags[index];
      return tag === undefined || at === undefined ? [] : [{ tag, at: Number(at) }];
    });
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
      const [time, waiting] = await Promise.all([client.time(), firsts()]);
      const now = Number(time[0]) * 1000 + Math.floor(Number(time[1]) / 1000);
      const claimed: ClaimedTimer[] = [];
      // Clocks of a cluster's nodes differ a little: each script looks at its own.
      for (const { tag, at } of waiting.sort((a, b) => a.at - b.at)) {
        if (claimed.length >= limit || at > now + CLOCK_SKEW) break;
        const token = randomUUID();
        const due = await claim.run(client, keysOf(tag), [limit - claimed.length, lease, token]);
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
      const waiting = await firsts();
      return waiting.length === 0 ? undefined : Math.min(...waiting.map(({ at }) => at));
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
