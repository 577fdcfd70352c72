import type { Redis } from 'ioredis';
import type { Settings } from '../config/settings.ts';
import { protect } from './breaker/protect.ts';
import { judgeRedis } from './breaker/verdicts.ts';
import type { LiveData, Opening } from './data.ts';
import { beeJobs } from './jobs/bee-jobs.ts';
import { noJournal } from './journal/no-journal.ts';
import { redisBudget } from './limits/redis-budget.ts';
import { QRushError } from './protocol/errors.ts';
import { openClusterAdapter } from './realtime/adapter.ts';
import { createRedisSessions } from './sessions/redis-sessions.ts';
import { connect, disconnect, isCluster, isReady } from './store/redis/connection.ts';
import { createRedisStore } from './store/redis/redis-store.ts';

/**
 * Opens live state, sessions, jobs, limits and the adapter, each in the Redis that the settings name
 * for it.
 * @param url of the Redis for what has none of its own
 * @throws Error in one line when one of them cannot be used
 */
export async function openRedisData(
  url: string,
  settings: Settings,
  { closing, log, breaker, roundTrips, events }: Opening,
): Promise<LiveData> {
  const { redisPrefix: prefix, workers, instance } = settings;
  const store = protect(
    await createRedisStore({
      url: settings.redisStateUrl ?? url,
      prefix,
      log,
      observe: roundTrips.redis('state'),
    }),
    breaker('state', judgeRedis),
  );
  closing.push(() => store.close());
  const sessions = protect(
    await createRedisSessions({
      url: settings.redisSessionUrl ?? url,
      prefix,
      log,
      observe: roundTrips.redis('session'),
    }),
    breaker('session', judgeRedis),
  );
  closing.push(() => sessions.close());
  const limitsRedis = connect(settings.redisSessionUrl ?? url, 'qrush-limits', log, {
    observe: roundTrips.redis('session'),
  });
  closing.push(() => disconnect(limitsRedis));
  const adapter = await openClusterAdapter(
    settings.redisAdapterUrl ?? url,
    prefix,
    log,
    roundTrips.redis('adapter'),
  );
  closing.push(() => adapter.close());
  const queueUrl = requireOneRedis(settings.redisQueueUrl ?? url);
  const queueRedis = connect(queueUrl, 'qrush-queue', log, {
    observe: roundTrips.redis('queue'),
  }) as Redis;
  closing.push(() => disconnect(queueRedis));
  const jobs = beeJobs({ url: queueUrl, prefix, workers, instance, events });
  closing.push(() => jobs.close());
  return {
    store,
    sessions,
    jobs,
    queueRedis,
    budgets: (name, rate) => redisBudget(limitsRedis, `${prefix}${name}`, rate),
    adapter,
    journal: noJournal(),
    begin() {},
    checks: {
      timers: async () => requireConnected(store.connected()),
      cluster: async () => requireConnected(adapter.connected()),
      queue: async () => requireConnected({ queue: isReady(queueRedis) }),
    },
    async disconnect() {
      await disconnect(queueRedis);
      await disconnect(limitsRedis);
      await adapter.close();
    },
  };
}

/** @throws Error for a cluster: bee-queue's scripts use keys of several slots */
function requireOneRedis(url: string): string {
  if (!isCluster(url)) return url;
  throw new Error(
    'REDIS_QUEUE_URL must be set to one Redis when REDIS_URL is a cluster: bee-queue cannot use a cluster.',
  );
}

/** @throws QRushError `UNAVAILABLE` */
function requireConnected(connections: Record<string, boolean>): void {
  if (Object.values(connections).includes(false)) throw new QRushError('UNAVAILABLE');
}
