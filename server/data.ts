import type { Logger } from 'pino';
import type { Settings } from '../config/settings.ts';
import { Breaker } from './breaker/breaker.ts';
import { protect } from './breaker/protect.ts';
import { judgePostgres, judgeRedis } from './breaker/verdicts.ts';
import { QRushError } from './errors.ts';
import type { RoundTrips } from './metrics/round-trips.ts';
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
  { closing }: Opened,
  roundTrips: RoundTrips,
): Promise<Data> {
  const { redisUrl, redisPrefix: prefix } = settings;
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
    return { records, store, sessions, adapter: undefined, breakers, checks: ping };
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
  const adapter = await openClusterAdapter(
    settings.redisAdapterUrl ?? redisUrl,
    prefix,
    log,
    roundTrips.redis('adapter'),
  );
  closing.push(() => adapter.close());
  const checks = {
    ...ping,
    timers: async () => requireConnected(store.connected()),
    cluster: async () => requireConnected(adapter.connected()),
  };
  return { records, store, sessions, adapter, breakers, checks };
}

/** ms a statement may take; the archive of a large game is many of them. */
const PATIENCE = 3000;
const ARCHIVE_PATIENCE = 60_000;

/** The records: PGlite is in this process and as much there as we are; PostgreSQL can be away. */
async function openGuardedRecords(
  settings: Settings,
  log: Logger,
  breaker: (name: string, judge: typeof judgePostgres) => Breaker,
  observe: (seconds: number) => void,
): Promise<Records> {
  const database = databaseOf(settings);
  const records = await openRecords({ dataDir: settings.dataDir, database, log, observe });
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
