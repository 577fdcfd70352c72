import { type PostgresServer, startPostgres } from './postgres.ts';
import { type RedisServer, startRedis } from './redis.ts';
import { ServerProcess } from './server-process.ts';

/** Two servers in processes of their own, which share a Redis and a PostgreSQL. */
export interface ServerPair extends AsyncDisposable {
  redis: RedisServer;
  postgres: PostgresServer;
  databaseUrl: string;
  servers: [ServerProcess, ServerProcess];
  urls: [string, string];
}

export async function startServerPair(more: Record<string, string> = {}): Promise<ServerPair> {
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  const databaseUrl = postgres.newDatabase();
  const env = {
    PORT: '0',
    REDIS_URL: redis.url,
    DATABASE_URL: databaseUrl,
    SECRET: 'the secret that both of these processes share',
    ...more,
  };
  const servers: ServerPair['servers'] = [new ServerProcess([], env), new ServerProcess([], env)];
  const urls = (await Promise.all(servers.map((server) => server.url()))) as ServerPair['urls'];
  return {
    redis,
    postgres,
    databaseUrl,
    servers,
    urls,
    async [Symbol.asyncDispose]() {
      await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
      await Promise.all([redis, postgres].map((server) => server[Symbol.asyncDispose]()));
    },
  };
}
