import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { Records } from '../../server/records/contract.ts';
import { openRecords } from '../../server/records/open.ts';
import { freePort } from './ports.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import { type RedisServer, startRedis } from './redis.ts';

const ROOT = join(import.meta.dirname, '../..');

/** QRush under a PM2 of the test's own, with a Redis and a PostgreSQL of its own. */
export interface Pm2 extends AsyncDisposable {
  url: string;
  /** The sticky door of the daemon. */
  stickyUrl: string;
  adminToken: string;
  databaseUrl: string;
  redis: RedisServer;
  postgres: PostgresServer;
  /** Runs a command of pm2. @throws Error with its output when it fails */
  run(...args: string[]): Promise<string>;
  /** The ids of the processes, once all of them live. */
  pids(): Promise<number[]>;
  /** The records, opened from here. */
  records(): Promise<Records & AsyncDisposable>;
  /** What the processes logged. */
  logs(): Promise<string>;
}

export async function startPm2(workers: number, more: Record<string, string> = {}): Promise<Pm2> {
  const home = await mkdtemp(join(tmpdir(), 'qrush-pm2-'));
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  const [port, stickyPort] = [await freePort(), await freePort()];
  const databaseUrl = postgres.newDatabase();
  const adminToken = 'the admin token of this test';
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    PM2_HOME: home,
    PM2_PORT: String(stickyPort),
    PORT: String(port),
    WORKERS: String(workers),
    REDIS_URL: redis.url,
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: '20',
    ADMIN_TOKEN: adminToken,
    SECRET: 'the secret that all of the processes of this test share',
    LOG_LEVEL: 'warn',
    ...more,
  };
  const run = async (...args: string[]): Promise<string> => {
    const child = spawn(join(ROOT, 'node_modules/.bin/pm2'), args, { cwd: ROOT, env });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      output += String(chunk);
    });
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`pm2 ${args.join(' ')}: ${output}`);
    return output;
  };
  const logs = async () =>
    (
      await Promise.all(
        ['out', 'error'].map((kind) =>
          readFile(join(home, `logs/qrush-${kind}.log`), 'utf8').catch(() => ''),
        ),
      )
    ).join('');
  const stop = async () => {
    await run('kill');
    await Promise.all([redis[Symbol.asyncDispose](), postgres[Symbol.asyncDispose]()]);
    await rm(home, { recursive: true, force: true });
  };
  try {
    await run('start', 'ecosystem.config.js', '--env', 'production');
  } catch (error) {
    const said = await logs();
    await stop();
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${said}`);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    stickyUrl: `http://127.0.0.1:${stickyPort}`,
    adminToken,
    databaseUrl,
    redis,
    postgres,
    run,
    async pids() {
      for (;;) {
        const list = JSON.parse((await run('jlist')).replace(/^[^[]*/s, '')) as { pid: number }[];
        const living = list.map(({ pid }) => pid).filter((pid) => pid > 0);
        if (living.length === workers) return living;
      }
    },
    async records() {
      const records = await openRecords({
        dataDir: '',
        database: { url: databaseUrl, replicaUrls: [], connections: 2 },
        log: pino({ level: 'silent' }),
      });
      return { ...records, [Symbol.asyncDispose]: () => records.close() };
    },
    logs,
    [Symbol.asyncDispose]: stop,
  };
}
