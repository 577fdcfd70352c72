import pino from 'pino';
import type { Records } from '../../server/records/contract.ts';
import { openRecords } from '../../server/records/open.ts';
import { ADMIN_TOKEN, type Pm2Host, startPm2Host } from './pm2-host.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import { type RedisServer, startRedis } from './redis.ts';

/** A Redis and a PostgreSQL for hosts that share them. */
export interface Services extends AsyncDisposable {
  redis: RedisServer;
  postgres: PostgresServer;
  /** The settings that tell a host of them. */
  settings: { REDIS_URL: string; DATABASE_URL: string };
  /** The records, opened from here. */
  records(): Promise<Records & AsyncDisposable>;
}

export async function startServices(): Promise<Services> {
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  const url = postgres.newDatabase();
  return {
    redis,
    postgres,
    settings: { REDIS_URL: redis.url, DATABASE_URL: url },
    async records() {
      const records = await openRecords({
        dataDir: '',
        database: { url, replicaUrls: [], connections: 2 },
        log: pino({ level: 'silent' }),
      });
      return { ...records, [Symbol.asyncDispose]: () => records.close() };
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([redis[Symbol.asyncDispose](), postgres[Symbol.asyncDispose]()]);
    },
  };
}

/** ms in which a host has to have started, on a machine that is busy with other tests as well. */
export const STARTING = 180_000;

/** QRush under a PM2 of the test's own, with a Redis and a PostgreSQL of its own. */
export interface Pm2 extends Omit<Services, 'settings'>, Omit<Pm2Host, 'cut'> {
  url: string;
  /** The sticky door of the daemon. */
  stickyUrl: string;
  adminToken: string;
  databaseUrl: string;
}

export async function startPm2(workers: number, more: Record<string, string> = {}): Promise<Pm2> {
  const { settings, ...services } = await startServices();
  const host = await startPm2Host(workers, { ...settings, ...more }).catch(async (error) => {
    await services[Symbol.asyncDispose]();
    throw error;
  });
  return {
    ...services,
    ...host,
    url: `http://127.0.0.1:${host.port}`,
    stickyUrl: `http://127.0.0.1:${host.stickyPort}`,
    adminToken: ADMIN_TOKEN,
    databaseUrl: settings.DATABASE_URL,
    async [Symbol.asyncDispose]() {
      await host[Symbol.asyncDispose]();
      await services[Symbol.asyncDispose]();
    },
  };
}
