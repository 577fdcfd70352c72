import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Rate } from '../rate-limiter.ts';
import type { Client } from '../store/redis/connection.ts';
import { CLOCK } from '../store/redis/script.ts';
import { type Budget, memoryBudget } from './budget.ts';

// As rate-limiter-flexible calls it: KEYS: bucket. ARGV: points, seconds to live, points of a full
// bucket, seconds in which an empty one fills. A refused one does not count. A key holds when its
// bucket is full again, and is gone then: so Redis remembers those who have guessed of late.
const BUCKET = `${CLOCK}
local here, points, most = now(), tonumber(ARGV[1]), tonumber(ARGV[3])
local cost = 1000 * ARGV[4] / most
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), here) + points * cost
local used = math.ceil((full - here) / cost)
if points > 0 and used > most then return { used, math.ceil(full - here - most * cost) } end
if full <= here then redis.call('DEL', KEYS[1]) return { 0, 0 } end
redis.call('SET', KEYS[1], ms(full), 'PX', ms(math.ceil(full - here)))
return { used, math.ceil(full - here) }`;

/**
 * Counts in Redis, for all processes together. While Redis is away each process counts for itself: so
 * nobody is locked out, and the door is not open either.
 * @param name what the keys begin with
 */
export function redisBudget(client: Client, name: string, rate: Rate): Budget {
  const limiters = new Map<number, RateLimiterRedis>();
  const limiterOf = (burst: number): RateLimiterRedis => {
    const known = limiters.get(burst);
    if (known) return known;
    const made = new RateLimiterRedis({
      storeClient: client,
      keyPrefix: name,
      points: burst,
      duration: Math.round(burst / rate.perSecond),
      customIncrTtlLuaScript: BUCKET,
      rejectIfRedisNotReady: true,
    });
    limiters.set(burst, made);
    return made;
  };
  const insurance = memoryBudget(rate);
  return {
    async take(address, burst = rate.burst) {
      try {
        const { remainingPoints } = await limiterOf(burst).consume(address);
        return { left: remainingPoints };
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return { wait: refused.msBeforeNext };
        return insurance.take(address, burst);
      }
    },
    async giveBack(address) {
      await limiterOf(rate.burst)
        .reward(address)
        .catch(() => insurance.giveBack(address));
    },
  };
}
