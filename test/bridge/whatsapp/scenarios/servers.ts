import { type PostgresServer, startPostgres } from '../../../support/postgres.ts';
import { type RedisServer, startRedis } from '../../../support/redis.ts';
import { ServerProcess } from '../../../support/server-process.ts';
import type { Scenario } from './scenario.ts';

const TOKEN = 'the admin token of these servers';

/** The headers that let a test do everything. */
export const ADMIN = { authorization: `Bearer ${TOKEN}` };

/** The servers of a game: real processes, one of them the host's, which nothing happens to. */
export interface Servers extends AsyncDisposable {
  /** Where the host is. */
  url: string;
  redis: RedisServer | undefined;
  /** The address for the next webhook: each server's by turns, as behind a load balancer. */
  next(): string;
  /** Ends one with kill -9, while it has messages on their way if it gets any: not the host's. */
  kill(): Promise<void>;
}

/** Starts what the scenario plays on. @param settings of each server, as in the environment */
export async function startServers(
  on: Scenario['on'],
  settings: Record<string, string>,
): Promise<Servers> {
  await using started = new AsyncDisposableStack();
  const env: Record<string, string> = {
    PORT: '0',
    LOG_LEVEL: 'error',
    ADMIN_TOKEN: TOKEN,
    ...settings,
  };
  let redis: RedisServer | undefined;
  if (on === 'memory') {
    env.DATA_DIR = 'memory://';
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
      const victim = processes.at(-1);
      while (!(await isTime(url, victim?.child.pid)));
      victim?.child.kill('SIGKILL');
      alive = [url];
      await victim?.ended();
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

/** Whether the process has messages on their way to the Cloud API; or nobody has any left. */
async function isTime(url: string, pid: number | undefined): Promise<boolean> {
  const answer = await fetch(`${url}/admin/queue-stats`, { headers: ADMIN });
  const { processes } = (await answer.json()) as { processes: Sending[] };
  const outs = processes.map(({ whatsapp }) => whatsapp.out);
  const left = outs.flatMap(({ numbers }) => Object.values(numbers)).some(({ lanes }) => lanes > 0);
  return !left || processes.some((one) => one.pid === pid && one.whatsapp.out.sending > 0);
}

interface Sending {
  pid: number;
  whatsapp: { out: { sending: number; numbers: Record<string, { lanes: number }> } };
}
