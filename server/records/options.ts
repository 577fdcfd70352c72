import { join } from 'node:path';
import { MemoryCacheAdapter } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig as definePglite } from '@mikro-orm/pglite';
import { defineConfig as definePostgres } from '@mikro-orm/postgresql';
import { AnswerEntity } from './entities/answer.ts';
import { GameEntity } from './entities/game.ts';
import { PlayerEntity } from './entities/player.ts';
import { QuizEntity } from './entities/quiz.ts';
import { ResultEntity } from './entities/result.ts';
import { MIGRATIONS } from './migrations/all.ts';
import type { QueryLog } from './query-log.ts';

/** In-process data, for tests: nothing of it is left. */
export const isInMemory = (dataDir: string): boolean => dataDir.startsWith('memory://');

/** What both drivers have in common. */
const shared = (queries: QueryLog, migrations = MIGRATIONS) => ({
  entities: [QuizEntity, GameEntity, PlayerEntity, AnswerEntity, ResultEntity],
  extensions: [Migrator],
  migrations: { migrationsList: migrations, tableName: 'migrations', snapshot: false },
  metadataCache: { adapter: MemoryCacheAdapter },
  ensureDatabase: false,
  debug: ['query' as const],
  loggerFactory: () => queries,
  forceUtcTimezone: true,
});

/** The ORM's options for PGlite, PostgreSQL in this process. */
export function pgliteOptions(dataDir: string, queries: QueryLog, migrations = MIGRATIONS) {
  return definePglite({
    ...shared(queries, migrations),
    dbName: isInMemory(dataDir) ? 'memory://' : join(dataDir, 'records'),
  });
}

/** How full a pool of connections is, as `pg` tells. */
export interface PoolUse {
  totalCount: number;
  idleCount: number;
  waitingCount: number;
}

export interface Database {
  url: string;
  replicaUrls: string[];
  /** Connections of this process, to each of them. */
  connections: number;
}

/** ms after which an idle connection is given back. */
const IDLE = 30_000;

/** The ORM's options for a PostgreSQL server. @param onPool is handed each pool of connections */
export function postgresOptions(
  { url, replicaUrls, connections }: Database,
  queries: QueryLog,
  onPool: (pool: PoolUse) => void,
) {
  return definePostgres({
    ...shared(queries),
    clientUrl: url,
    replicas: replicaUrls.map((clientUrl, index) => ({ name: `replica-${index + 1}`, clientUrl })),
    pool: { min: 0, max: connections, idleTimeoutMillis: IDLE },
    driverOptions: { onPoolCreated: onPool, connectionTimeoutMillis: 5000 },
  });
}
