import { readFile } from 'node:fs/promises';
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

/**
 * In-process data, for tests: nothing of it is left. A path behind it, `memory:///copy.tar`, names a
 * dump to begin with, for making a new database takes seconds.
 */
const IN_MEMORY = 'memory://';

export const isInMemory = (dataDir: string): boolean => dataDir.startsWith(IN_MEMORY);

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
export async function pgliteOptions(dataDir: string, queries: QueryLog, migrations = MIGRATIONS) {
  const options = shared(queries, migrations);
  if (!isInMemory(dataDir)) return definePglite({ ...options, dbName: join(dataDir, 'records') });
  const dump = dataDir.slice(IN_MEMORY.length);
  const loadDataDir = dump ? new Blob([await readFile(dump)]) : undefined;
  // A function, because the ORM would copy an object, and so break the blob in it.
  const driverOptions = () => (loadDataDir ? { loadDataDir } : {});
  return definePglite({ ...options, dbName: IN_MEMORY, driverOptions });
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
