import { join } from 'node:path';
import { MemoryCacheAdapter } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig } from '@mikro-orm/pglite';
import { AnswerEntity } from './entities/answer.ts';
import { GameEntity } from './entities/game.ts';
import { PlayerEntity } from './entities/player.ts';
import { QuizEntity } from './entities/quiz.ts';
import { ResultEntity } from './entities/result.ts';
import { MIGRATIONS } from './migrations/all.ts';
import type { QueryLog } from './query-log.ts';

/** In-process data, for tests: nothing of it is left. */
export const isInMemory = (dataDir: string): boolean => dataDir.startsWith('memory://');

/** The ORM's options for PGlite, PostgreSQL in this process: the one place that knows the driver. */
export function pgliteOptions(dataDir: string, queries: QueryLog, migrations = MIGRATIONS) {
  return defineConfig({
    dbName: isInMemory(dataDir) ? 'memory://' : join(dataDir, 'records'),
    entities: [QuizEntity, GameEntity, PlayerEntity, AnswerEntity, ResultEntity],
    extensions: [Migrator],
    migrations: { migrationsList: migrations, tableName: 'migrations', snapshot: false },
    metadataCache: { adapter: MemoryCacheAdapter },
    ensureDatabase: false,
    debug: ['query'],
    loggerFactory: () => queries,
    forceUtcTimezone: true,
  });
}
