import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { Logger } from 'pino';

/** One Redis, or a cluster of them. */
export type Client = Redis | Cluster;

/** ms a command may take: a Redis that hangs is as good as one that is gone. */
const COMMAND_TIMEOUT = 5000;

/** ms between two tries to connect: soon at first, and not often later. */
const retry = (attempt: number): number => Math.min(50 * 2 ** Math.min(attempt, 5), 1000);

type Options = Omit<RedisOptions, 'replyMapping'>;

const OPTIONS: Options = {
  enableAutoPipelining: true,
  maxRetriesPerRequest: 2,
  commandTimeout: COMMAND_TIMEOUT,
  connectTimeout: COMMAND_TIMEOUT,
  retryStrategy: retry,
  // A timer or a script may be on its way twice after a reconnect; each step bears that.
  autoResendUnfulfilledCommands: true,
};

/**
 * Connects to `redis://host:port/db` or `rediss://`; to a cluster when the URL ends in
 * `?cluster=true`, or when several nodes are named, separated by commas.
 * @param name shown by CLIENT LIST
 */
export function connect(url: string, name: string, log: Logger, more: Options = {}): Client {
  const nodes = url.split(',').map((node) => node.trim());
  const [first = ''] = nodes;
  const client = isCluster(url)
    ? new Cluster(nodes.map(withoutQuery), {
        enableAutoPipelining: true,
        clusterRetryStrategy: retry,
        redisOptions: { ...OPTIONS, connectionName: name, ...tls(first), ...more },
      })
    : new Redis(first, { ...OPTIONS, connectionName: name, ...more });
  // Each failed command rejects by itself; this is said once a break, not once a try.
  let broken = false;
  client.on('error', (error: Error) => {
    if (!broken) log.warn({ redis: name, cause: error.message }, 'Redis can not be reached');
    broken = true;
  });
  client.on('ready', () => {
    if (broken) log.info({ redis: name }, 'Redis is back');
    broken = false;
  });
  return client;
}

export const isCluster = (url: string): boolean =>
  url.includes(',') || new URL(url).searchParams.get('cluster') === 'true';

/** Whether commands can be sent now. */
export const isReady = (client: Client): boolean => client.status === 'ready';

/** Ends a connection, whatever state it is in. */
export async function disconnect(client: Client): Promise<void> {
  if (isReady(client)) await client.quit().catch(() => client.disconnect());
  else client.disconnect();
}

function withoutQuery(url: string): string {
  const parsed = new URL(url);
  parsed.search = '';
  return parsed.href;
}

const tls = (url: string): Options => (url.startsWith('rediss:') ? { tls: {} } : {});
