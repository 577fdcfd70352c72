import type { Settings } from '../../config/settings.ts';
import type { AnyPlugin } from '../../server/plugin.ts';
import { type RunningApp, startApp } from './app.ts';
import { startPostgres } from './postgres.ts';
import { type RedisServer, startRedis } from './redis.ts';

/** Servers that share one Redis and one PostgreSQL: what PM2 runs as processes, here in one. */
export interface Cluster extends AsyncDisposable {
  redis: RedisServer;
  servers: RunningApp[];
}

export async function startCluster(
  count: number,
  settings: Partial<Settings> = {},
  plugins: AnyPlugin[] = [],
): Promise<Cluster> {
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  const shared = {
    redisUrl: redis.url,
    databaseUrl: postgres.newDatabase(),
    secret: 'one secret for all of these servers',
    ...settings,
  };
  const servers: RunningApp[] = [];
  for (let index = 0; index < count; index++) servers.push(await startApp(shared, plugins));
  return {
    redis,
    servers,
    async [Symbol.asyncDispose]() {
      await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
      await Promise.all([redis, postgres].map((server) => server[Symbol.asyncDispose]()));
    },
  };
}
