import type { Logger } from 'pino';
import type { Settings } from '../config/settings.ts';
import { QRushError } from './errors.ts';
import { type ClusterAdapter, openClusterAdapter } from './realtime/adapter.ts';
import type { Records } from './records/contract.ts';
import { openRecords } from './records/open.ts';
import type { Sessions } from './sessions/contract.ts';
import { memorySessions } from './sessions/memory-sessions.ts';
import { createRedisSessions } from './sessions/redis-sessions.ts';
import type { Store } from './store/contract.ts';
import { createMemoryStore } from './store/memory/memory-store.ts';
import { createRedisStore } from './store/redis/redis-store.ts';

/** Where the server keeps what it knows, and what connects it with others. */
export interface Data {
  records: Records;
  store: Store;
  sessions: Sessions;
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
    return { records, store, sessions: memorySessions(), adapter: undefined, checks: ping };
  }
  const store = await createRedisStore({ url: settings.redisStateUrl ?? redisUrl, prefix, log });
  closing.push(() => store.close());
  const sessionUrl = settings.redisSessionUrl ?? redisUrl;
  const sessions = await createRedisSessions({ url: sessionUrl, prefix, log });
  closing.push(() => sessions.close());
  const adapter = await openClusterAdapter(settings.redisAdapterUrl ?? redisUrl, prefix, log);
  closing.push(() => adapter.close());
  const checks = {
    ...ping,
    timers: async () => requireConnected(store.connected()),
    cluster: async () => requireConnected(adapter.connected()),
  };
  return { records, store, sessions, adapter, checks };
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
