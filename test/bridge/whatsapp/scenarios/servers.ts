import { IN_MEMORY } from '../../../support/in-memory.ts';
import { type PostgresServer, startPostgres } from '../../../support/postgres.ts';
import { type RedisServer, startRedis } from '../../../support/redis.ts';
import { ServerProcess } from '../../../support/server-process.ts';
import type { Scenario } from './scenario.ts';

/** The servers of a game: real processes, one of them the host's, which nothing happens to. */
export interface Servers extends AsyncDisposable {
  /** Where the host is. */
  url: string;
  redis: RedisServer | undefined;
  /** The address for the next webhook: each server's by turns, as behind a load balancer. */
  next(): string;
  /** Ends one with kill -9: not the host's. */
  kill(): Promise<void>;
}

/** Starts what the scenario plays on. @param settings of each server, as in the environment */
export async function startServers(
  on: Scenario['on'],
  settings: Record<string, string>,
): Promise<Servers> {
  await using started = new AsyncDisposableStack();
  const env: Record<string, string> = { PORT: '0', LOG_LEVEL: 'error', ...settings };
  let redis: RedisServer | undefined;
  if (on === 'memory') {
    env.DATA_DIR = IN_MEMORY;
  } else {
    const postgres: PostgresServer = started.use(await startPostgres());
    // Each write is on file before it is acked to a client.
    redis = started.use(await startRedis('--appendonly', 'yes', '--appendfsync', 'always'));
    env.REDIS_URL = redis.url;
    env.DATABASE_URL = postgres.newDatabase();
    env.SECRET = 'the secret that all of these processes share';
  }
  const count = on === 'two on redis' ? 2 : 1;
  const processes = Array.from({ length: count }, () => started.use(new ServerProcess([], env)));
  const urls = await Promise.all(processes.map((process) => process.url()));
  const [url = ''] = urls;
  let alive = urls;
  let turn = 0;
  const resources = started.move();
  return {
    url,
    redis,
    next() {
      turn += 1;
      return alive[turn % alive.length] ?? url;
    },
    async kill() {
      alive = [url];
      await processes.at(-1)?.stop('SIGKILL');
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
