import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Settings } from '../config/settings.ts';
import { QRushError } from './errors.ts';
import { beeJobs } from './jobs/bee-jobs.ts';
import type { JobEvents, Jobs } from './jobs/contract.ts';
import { memoryJobs } from './jobs/memory-jobs.ts';
import { type ClusterAdapter, openClusterAdapter } from './realtime/adapter.ts';
import type { Records } from './records/contract.ts';
import { openRecords } from './records/open.ts';
import type { Store } from './store/contract.ts';
import { createMemoryStore } from './store/memory/memory-store.ts';
import { connect, disconnect, isCluster, isReady } from './store/redis/connection.ts';
import { createRedisStore } from './store/redis/redis-store.ts';

/** Where the server keeps what it knows, and what connects it with others. */
export interface Data {
  records: Records;
  store: Store;
  /** Opens the queues' keeper; who calls this counts and logs what becomes of jobs. */
  jobs(events: JobEvents): Jobs;
  /** Shared with other processes; undefined when this one is alone. */
  queueRedis: Redis | undefined;
  adapter: ClusterAdapter | undefined;
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
  { closing }: Opened,
): Promise<Data> {
  const { redisUrl, redisPrefix: prefix, dataDir } = settings;
  const records = await openRecords({ dataDir, database: databaseOf(settings), log });
  closing.push(() => records.close());
  const ping = { records: () => records.ping() };
  if (redisUrl === undefined) {
    const store = createMemoryStore();
    return {
      records,
      store,
      jobs: memoryJobs,
      queueRedis: undefined,
      adapter: undefined,
      checks: ping,
    };
  }
  const store = await createRedisStore({ url: settings.redisStateUrl ?? redisUrl, prefix, log });
  closing.push(() => store.close());
  const adapter = await openClusterAdapter(settings.redisAdapterUrl ?? redisUrl, prefix, log);
  closing.push(() => adapter.close());
  const queue = openQueueRedis(settings.redisQueueUrl ?? redisUrl, log);
  closing.push(() => disconnect(queue.client));
  const jobs = (events: JobEvents) => {
    const { workers, instance } = settings;
    const opened = beeJobs({ url: queue.url, prefix, workers, instance, events });
    closing.push(() => opened.close());
    return opened;
  };
  const checks = {
    ...ping,
    timers: async () => requireConnected(store.connected()),
    cluster: async () => requireConnected(adapter.connected()),
    queue: async () => requireConnected({ queue: isReady(queue.client) }),
  };
  return { records, store, jobs, queueRedis: queue.client, adapter, checks };
}

/** @throws Error for a cluster: bee-queue's scripts use keys of several slots */
function openQueueRedis(url: string, log: Logger): { url: string; client: Redis } {
  if (isCluster(url)) {
    throw new Error(
      'REDIS_QUEUE_URL must be set to one Redis when REDIS_URL is a cluster: bee-queue can not use a cluster.',
    );
  }
  return { url, client: connect(url, 'qrush-queue', log) as Redis };
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
