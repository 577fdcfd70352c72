import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { redisPath } from '../setup/programs.ts';
import { freePort } from './ports.ts';

/** A Redis of a test's own, which keeps nothing. */
export interface RedisServer extends AsyncDisposable {
  url: string;
  port: number;
  readonly process: ChildProcess;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Starts it again after that, on the same port and folder. */
  restart(): Promise<void>;
}

/** Starts redis-server on a free port. */
export async function startRedis(...more: string[]): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'qrush-redis-'));
  const port = await freePort();
  const start = async () => {
    const started = spawn(
      redisPath(),
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder, ...more],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await ready(started);
    return started;
  };
  let server = await start();
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    get process() {
      return server;
    },
    kill,
    async restart() {
      server = await start();
    },
    async [Symbol.asyncDispose]() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A Redis Cluster of three nodes, which share the slots. */
export async function startRedisCluster(): Promise<{ url: string } & AsyncDisposable> {
  const nodes = await Promise.all(
    [0, 1, 2].map(() =>
      startRedis('--cluster-enabled', 'yes', '--cluster-require-full-coverage', 'no'),
    ),
  );
  const clients = nodes.map(({ url }) => new Redis(url));
  try {
    await joinCluster(clients, nodes);
  } finally {
    for (const client of clients) client.disconnect();
  }
  return {
    url: nodes.map(({ url }) => url).join(','),
    async [Symbol.asyncDispose]() {
      await Promise.all(nodes.map((node) => node[Symbol.asyncDispose]()));
    },
  };
}

const SLOTS = 16_384;

async function joinCluster(clients: Redis[], nodes: RedisServer[]): Promise<void> {
  const share = Math.ceil(SLOTS / clients.length);
  for (const [index, client] of clients.entries()) {
    await client.cluster('ADDSLOTSRANGE', index * share, Math.min(SLOTS, (index + 1) * share) - 1);
  }
  const [first] = clients;
  for (const { port } of nodes.slice(1)) await first?.cluster('MEET', '127.0.0.1', port);
  for (const client of clients) {
    // Nodes gossip; each has to have heard of all slots.
    while (!(await client.cluster('INFO')).includes(`cluster_slots_ok:${SLOTS}`)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

async function ready(server: ChildProcess): Promise<void> {
  let output = '';
  for await (const chunk of server.stdout ?? []) {
    output += String(chunk);
    if (output.includes('Ready to accept connections')) return;
  }
  throw new Error(`redis-server did not start: ${output}`);
}
