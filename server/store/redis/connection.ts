import { Cluster, type Command, Redis, type RedisOptions } from 'ioredis';
import type { Logger } from 'pino';

/** One Redis, or a cluster of them. */
export type Client = Redis | Cluster;

/** ms a command may take: a Redis that hangs is as good as one that is gone. */
const COMMAND_TIMEOUT = 2000;

/** ms to connect. */
const CONNECT_TIMEOUT = 5000;

/** ms between two tries to connect: soon at first, and not often later. */
const retry = (attempt: number): number => 50 * 2 ** Math.min(attempt, 3);

type DriverOptions = Omit<RedisOptions, 'replyMapping'>;

interface Options extends DriverOptions {
  /** Called with the seconds that a command took to be answered. */
  observe?: ((seconds: number) => void) | undefined;
}

const OPTIONS: DriverOptions = {
  enableAutoPipelining: true,
  // A short break is bridged; when the next try fails as well, whoever waits is told.
  maxRetriesPerRequest: 1,
  commandTimeout: COMMAND_TIMEOUT,
  connectTimeout: CONNECT_TIMEOUT,
  retryStrategy: retry,
  // A timer or a script may be on its way twice after a reconnect; each step bears that.
  autoResendUnfulfilledCommands: true,
};

/**
 * Connects to `redis://host:port/db` or `rediss://`; to a cluster when the URL ends in
 * `?cluster=true`, or when several nodes are named, separated by commas.
 * @param name shown by CLIENT LIST
 */
export function connect(
  url: string,
  name: string,
  log: Logger,
  { observe, ...more }: Options = {},
): Client {
  const nodes = url.split(',').map((node) => node.trim());
  const [first = ''] = nodes;
  const client = isCluster(url)
    ? new Cluster(nodes.map(withoutQuery), {
        enableAutoPipelining: true,
        clusterRetryStrategy: retry,
        redisOptions: { ...OPTIONS, connectionName: name, ...tls(first), ...more },
      })
    : new Redis(first, { ...OPTIONS, connectionName: name, ...more });
  if (observe) observeCommands(client, observe);
  // Each failed command rejects by itself; this is said once a break, not once a try.
  let broken = false;
  client.on('error', (error: Error) => {
    if (!broken) log.warn({ redis: name, cause: error.message }, 'Redis cannot be reached');
    broken = true;
  });
  client.on('ready', () => {
    if (broken) log.info({ redis: name }, 'Redis is back');
    broken = false;
  });
  return client;
}

/** Times every command, also those that go together in a pipeline. */
function observeCommands(client: Client, observe: (seconds: number) => void): void {
  const sender = client as { sendCommand(command: Command, ...more: unknown[]): unknown };
  const send = sender.sendCommand.bind(client);
  sender.sendCommand = (command, ...more) => {
    const sent = performance.now();
    const answered = () => observe((performance.now() - sent) / 1000);
    command.promise.then(answered, answered);
    return send(command, ...more);
  };
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

const tls = (url: string): DriverOptions => (url.startsWith('rediss:') ? { tls: {} } : {});
