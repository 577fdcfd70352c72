import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Registry as Metrics } from 'prom-client';
import type { Settings } from '../config/settings.ts';
import { Breaker } from './breaker/breaker.ts';
import { protect } from './breaker/protect.ts';
import { judgePostgres, judgeRedis } from './breaker/verdicts.ts';
import { QRushError } from './errors.ts';
import { beeJobs } from './jobs/bee-jobs.ts';
import type { Jobs } from './jobs/contract.ts';
import { memoryJobs } from './jobs/memory-jobs.ts';
import { monitorJobs } from './jobs/monitor.ts';
import { roundTrips as measured } from './metrics/round-trips.ts';
import { type ClusterAdapter, openClusterAdapter } from './realtime/adapter.ts';
import type { Records } from './records/contract.ts';
import { openRecords } from './records/open.ts';
import type { Sessions } from './sessions/contract.ts';
import { memorySessions } from './sessions/memory-sessions.ts';
import { createRedisSessions } from './sessions/redis-sessions.ts';
import type { Store } from './store/contract.ts';
import { createMemoryStore } from './store/memory/memory-store.ts';
import { type Client, connect, disconnect, isCluster, isReady } from './store/redis/connection.ts';
import { createRedisStore } from './store/redis/redis-store.ts';

/** Where the server keeps what it knows, and what connects it with others. */
export interface Data {
  records: Records;
  store: Store;
  sessions: Sessions;
  jobs: Jobs;
  /** Shared with other processes; undefined when this one is alone. */
  queueRedis: Redis | undefined;
  /** Where limits by address are counted for all processes; undefined when this one is alone. */
  limitsRedis: Client | undefined;
  adapter: ClusterAdapter | undefined;
  /** One a service that can be away. */
  breakers: Breaker[];
  /** Each rejects when its part does not work. */
  checks: Record<string, () => Promise<void>>;
}

/** What has to be closed when the start fails half-way. */
export interface Opened {
  closing: (() => Promise<void>)[];
}

/**
 * Opens what the settings name: the embedded default, or Redis and PostgreSQL.
 * @throws Error in one line when one of them can't be used
 */
export async function openData(
  settings: Settings,
  log: Logger,
  metrics: Metrics,
  { closing }: Opened,
): Promise<Data> {
  const { redisUrl, redisPrefix: prefix, workers, instance } = settings;
  const roundTrips = measured(metrics);
  const events = monitorJobs(metrics, log);
  const breakers: Breaker[] = [];
  const breaker = (name: string, judge: typeof judgeRedis): Breaker => {
    const made = new Breaker({ name, judge, log });
    breakers.push(made);
    closing.push(async () => made.close());
    return made;
  };
  const records = await openGuardedRecords(settings, log, breaker, roundTrips.database);
  closing.push(() => records.close());
  const ping = { records: () => records.ping() };
  if (redisUrl === undefined) {
    const store = createMemoryStore();
    const sessions = memorySessions();
    return {
      records,
      store,
      sessions,
      jobs: memoryJobs(events),
      queueRedis: undefined,
      limitsRedis: undefined,
      adapter: undefined,
      breakers,
      checks: ping,
    };
  }
  const store = protect(
    await createRedisStore({
      url: settings.redisStateUrl ?? redisUrl,
      prefix,
      log,
      observe: roundTrips.redis('state'),
    }),
    breaker('state', judgeRedis),
  );
  closing.push(() => store.close());
  const sessions = protect(
    await createRedisSessions({
      url: settings.redisSessionUrl ?? redisUrl,
      prefix,
      log,
      observe: roundTrips.redis('session'),
    }),
    breaker('session', judgeRedis),
  );
  closing.push(() => sessions.close());
  const limitsRedis = connect(settings.redisSessionUrl ?? redisUrl, 'qrush-limits', log, {
    observe: roundTrips.redis('session'),
  });
  closing.push(() => disconnect(limitsRedis));
  const adapter = await openClusterAdapter(
    settings.redisAdapterUrl ?? redisUrl,
    prefix,
    log,
    roundTrips.redis('adapter'),
  );
  closing.push(() => adapter.close());
  const queueUrl = requireOneRedis(settings.redisQueueUrl ?? redisUrl);
  const queueRedis = connect(queueUrl, 'qrush-queue', log, {
    observe: roundTrips.redis('queue'),
  }) as Redis;
  closing.push(() => disconnect(queueRedis));
  const jobs = beeJobs({ url: queueUrl, prefix, workers, instance, events });
  closing.push(() => jobs.close());
  const checks = {
    ...ping,
    timers: async () => requireConnected(store.connected()),
    cluster: async () => requireConnected(adapter.connected()),
    queue: async () => requireConnected({ queue: isReady(queueRedis) }),
  };
  return { records, store, sessions, jobs, queueRedis, limitsRedis, adapter, breakers, checks };
}

/** @throws Error for a cluster: bee-queue's scripts use keys of several slots */
function requireOneRedis(url: string): string {
  if (!isCluster(url)) return url;
  throw new Error(
    'REDIS_QUEUE_URL must be set to one Redis when REDIS_URL is a cluster: bee-queue can not use a cluster.',
  );
}

/** ms a statement may take; the archive of a large game is many of them. */
const PATIENCE = 3000;
const ARCHIVE_PATIENCE = 60_000;

/** The records: SQLite is in this process and as much there as we are; PostgreSQL can be away. */
async function openGuardedRecords(
  settings: Settings,
  log: Logger,
  breaker: (name: string, judge: typeof judgePostgres) => Breaker,
  observe: (seconds: number) => void,
): Promise<Records> {
  const database = databaseOf(settings);
  const { dataDir, beginEmpty } = settings;
  const records = await openRecords({ dataDir, beginEmpty, database, log, observe });
  if (!database) return records;
  const patience = (method: string) => (method === 'archive' ? ARCHIVE_PATIENCE : PATIENCE);
  return protect(records, breaker('records', judgePostgres), { patience });
}

/** The database of the settings; its connections are shared out among the processes of this host. */
function databaseOf({ databaseUrl, databaseReplicaUrls, databasePool, workers }: Settings) {
  if (databaseUrl === undefined) return undefined;
  const connections = Math.max(2, Math.floor(databasePool / workers));
  return { url: databaseUrl, replicaUrls: databaseReplicaUrls, connections };
}

/** @throws QRushError `UNAVAILABLE` */
function requireConnected(connections: Record<string, boolean>): void {
  if (Object.values(connections).includes(false)) throw new QRushError('UNAVAILABLE');
}
