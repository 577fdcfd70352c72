import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Registry as Metrics } from 'prom-client';
import type { Settings } from '../config/settings.ts';
import { Breaker } from './breaker/breaker.ts';
import { protect } from './breaker/protect.ts';
import { judgePostgres, type judgeRedis } from './breaker/verdicts.ts';
import type { JobEvents, Jobs } from './jobs/contract.ts';
import { monitorJobs } from './jobs/monitor.ts';
import type { Journal } from './journal/contract.ts';
import type { Budgets } from './limits/budget.ts';
import { openMemoryData } from './memory-data.ts';
import { roundTrips as measured, type RoundTrips } from './metrics/round-trips.ts';
import type { ClusterAdapter } from './realtime/adapter.ts';
import type { Records } from './records/contract.ts';
import { openRecords } from './records/open.ts';
import type { Sessions } from './sessions/contract.ts';
import type { Store } from './store/contract.ts';

/** Where what lives for a while is kept, and what connects this process with others. */
export interface LiveData {
  store: Store;
  sessions: Sessions;
  jobs: Jobs;
  /** Shared with other processes; undefined when this one is alone. */
  queueRedis: Redis | undefined;
  /** Where limits by address are counted: for all processes together. */
  budgets: Budgets;
  adapter: ClusterAdapter | undefined;
  /** Each rejects when its part does not work. */
  checks: Record<string, () => Promise<void>>;
  /** The journal of the former process. */
  journal: Journal;
  /** All is there that jobs need: those that the process before has left are done, too. */
  begin(): void;
  /** Ends the connections that are not the store's, the sessions' or the jobs'. */
  disconnect(): Promise<void>;
}

/** Where the server keeps what it knows. */
export interface Data extends LiveData {
  records: Records;
  /** One a service that can be away. */
  breakers: Breaker[];
}

/** Services to close when the start fails half-way. */
export interface Opened {
  closing: (() => Promise<void>)[];
}

/** Everything it takes to open a service. */
export interface Opening extends Opened {
  log: Logger;
  metrics: Metrics;
  /** Makes a breaker for a service that can be away. */
  breaker(name: string, judge: typeof judgeRedis): Breaker;
  roundTrips: RoundTrips;
  events: JobEvents;
}

/**
 * Opens what the settings name: the embedded default, or Redis and PostgreSQL.
 * @throws Error in one line when one of them cannot be used
 */
export async function openData(
  settings: Settings,
  log: Logger,
  metrics: Metrics,
  { closing }: Opened,
): Promise<Data> {
  const { redisUrl } = settings;
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
  const opening = { closing, log, metrics, breaker, roundTrips, events };
  const live =
    redisUrl === undefined
      ? await openMemoryData(settings, opening)
      : await inRedis(redisUrl, settings, opening);
  const checks = { records: () => records.ping(), ...live.checks };
  return { ...live, records, breakers, checks };
}

/** In Redis. A process alone does not load what that takes. */
async function inRedis(url: string, settings: Settings, opening: Opening): Promise<LiveData> {
  const { openRedisData } = await import('./redis-data.ts');
  return openRedisData(url, settings, opening);
}

/** Methods of many statements: archiving or deleting a large game. */
const LONG = new Set(['archive', 'remove', 'purge']);

/** ms that a statement may take, and many. */
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
  const patience = (method: string) => (LONG.has(method) ? ARCHIVE_PATIENCE : PATIENCE);
  return protect(records, breaker('records', judgePostgres), { patience });
}

/** The database of the settings; its connections are shared out among the processes of this host. */
function databaseOf({ databaseUrl, databaseReplicaUrls, databasePool, workers }: Settings) {
  if (databaseUrl === undefined) return undefined;
  const connections = Math.max(2, Math.floor(databasePool / workers));
  return { url: databaseUrl, replicaUrls: databaseReplicaUrls, connections };
}
