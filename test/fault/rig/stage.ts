import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { AUTHORIZATION } from '../../support/lasting-game.ts';
import { ADMIN_TOKEN, type Pm2Host, startPm2Host } from '../../support/pm2-host.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { type RedisServer, startRedis } from '../../support/redis.ts';
import { ServerProcess } from '../../support/server-process.ts';
import { Door } from './door.ts';

/** The stage of games: two processes with a Redis and a PostgreSQL of their own. */
export interface Stage extends AsyncDisposable {
  /** The way of players to the processes; faults of the network happen here. */
  door: Door;
  /** The way of hosts and of the API, on which nothing happens. */
  url: string;
  redis: RedisServer;
  postgres: PostgresServer;
  databaseUrl: string;
  /** A connection to that Redis of the rig's own. */
  commands: Redis;
  pm2: Pm2Host | undefined;
  /** The ids of the processes that live. */
  workers(): number[];
  /** How many players each process has. */
  shares(): Promise<number[]>;
  /** Fixes what is broken, and waits until all is as at the start. @throws Error when it is not in time */
  whole(): Promise<void>;
  /** The logs of the processes. */
  logs(): Promise<string>;
}

/** `pm2`: as in production. `pair`: two plain processes behind a balancer, which are there sooner. */
export type StageKind = 'pm2' | 'pair';

/** The processes of a stage. */
type Processes = Pick<Stage, 'workers' | 'logs' | 'pm2'> & {
  ports(): number[];
  /** Starts what has ended, where nobody else does. */
  revive(): Promise<void>;
} & AsyncDisposable;

const COUNT = 2;
/** ms in which a stage has to be whole again. */
const MENDING = 40_000;

/** @param more variables of single processes, by their place */
export async function startStage(
  kind: StageKind,
  more: Record<string, string>[] = [],
): Promise<Stage> {
  await using stack = new AsyncDisposableStack();
  // Written down before the reply: what was acked outlives Redis.
  const redis = stack.use(await startRedis('--appendonly', 'yes', '--appendfsync', 'everysec'));
  const postgres = stack.use(await startPostgres());
  const databaseUrl = postgres.newDatabase();
  const settings = {
    REDIS_URL: redis.url,
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: '20',
    LOG_LEVEL: 'warn',
  };
  const processes = stack.use(await (kind === 'pm2' ? underPm2 : plain)(settings, more));
  const door = stack.use(await Door.open(processes.ports));
  const entrance = stack.use(await Door.open(processes.ports));
  const commands = new Redis(redis.url).on('error', () => {});
  stack.defer(() => commands.disconnect());
  const resources = stack.move();

  const stage: Stage = {
    door,
    url: entrance.url,
    redis,
    postgres,
    databaseUrl,
    commands,
    pm2: processes.pm2,
    workers: processes.workers,
    logs: processes.logs,
    async shares() {
      const stats = await ask<{ processes: { process?: { sockets: { play: number } } }[] }>(
        `${entrance.url}/admin/worker-stats`,
      );
      // One that starts has no numbers yet.
      return stats?.processes.flatMap(({ process }) => process?.sockets.play ?? []) ?? [];
    },
    async whole() {
      door.fix();
      for (const pid of processes.workers()) process.kill(pid, 'SIGCONT');
      const until = Date.now() + MENDING;
      while (Date.now() < until) {
        // Again and again: one that was killed just now may not have ended yet.
        await processes.revive();
        const living = processes.workers().length === COUNT;
        if (living && (await areReady(entrance.url)) && (await stage.shares()).length === COUNT)
          return;
        await sleep(200);
      }
      throw new Error('the processes are not whole again');
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
  await stage.whole();
  return stage;
}

/** Whether whoever is asked is ready, several times: each process by turns. */
async function areReady(url: string): Promise<boolean> {
  for (let turn = 0; turn < COUNT; turn++) {
    if ((await ask(`${url}/health/ready`)) === undefined) return false;
  }
  return true;
}

/** @returns `undefined` when there was no good answer soon */
export async function ask<Body>(url: string, body?: object): Promise<Body | undefined> {
  try {
    const response = await fetch(url, {
      headers: { ...AUTHORIZATION, connection: 'close', 'content-type': 'application/json' },
      signal: AbortSignal.timeout(3000),
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    return response.ok ? ((await response.json()) as Body) : undefined;
  } catch {
    return undefined;
  }
}

async function underPm2(settings: Record<string, string>): Promise<Processes> {
  const pm2 = await startPm2Host(COUNT, settings);
  return {
    pm2,
    ports: () => [pm2.port],
    workers: pm2.workers,
    logs: pm2.logs,
    // Its daemon does.
    revive: async () => {},
    [Symbol.asyncDispose]: () => pm2[Symbol.asyncDispose](),
  };
}

async function plain(
  settings: Record<string, string>,
  more: Record<string, string>[],
): Promise<Processes> {
  let logs = '';
  const servers = new Map<number, { server: ServerProcess; port: number }>();
  const start = async (place: number) => {
    const server = new ServerProcess([], {
      PORT: '0',
      ADMIN_TOKEN,
      SECRET: 'the secret that both of these processes share',
      ...settings,
      ...more[place],
    });
    servers.set(place, { server, port: 0 });
    const port = Number(new URL(await server.url()).port);
    servers.set(place, { server, port });
  };
  const lives = ({ server: { child } }: { server: ServerProcess }) =>
    child.exitCode === null && child.signalCode === null;
  const living = () => [...servers.values()].filter(lives);
  const stop = async () => {
    await Promise.all([...servers.values()].map(({ server }) => server[Symbol.asyncDispose]()));
  };
  const places = Array.from({ length: COUNT }, (_, place) => place);
  try {
    await Promise.all(places.map(start));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    pm2: undefined,
    ports: () => living().flatMap(({ port }) => (port > 0 ? port : [])),
    workers: () => living().flatMap(({ server }) => server.child.pid ?? []),
    logs: async () => logs + [...servers.values()].map(({ server }) => server.output).join('\n'),
    async revive() {
      for (const [place, one] of servers) {
        if (lives(one)) continue;
        logs += one.server.output;
        await start(place);
      }
    },
    [Symbol.asyncDispose]: stop,
  };
}
