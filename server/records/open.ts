import { MikroORM as PgliteOrm } from '@mikro-orm/pglite';
import { MikroORM as PostgresOrm } from '@mikro-orm/postgresql';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Logger } from 'pino';
import type { DbStats, Records } from './contract.ts';
import { GameEntity } from './entities/game.ts';
import { QuizEntity } from './entities/quiz.ts';
import { lockFolder } from './folder-lock.ts';
import { gameRecords } from './game-records.ts';
import {
  type Database,
  isInMemory,
  type PoolUse,
  pgliteOptions,
  postgresOptions,
} from './options.ts';
import { QueryLog } from './query-log.ts';
import { quizRecords } from './quiz-records.ts';

export interface RecordsOptions {
  /** A folder, or `memory://`; not looked at with a database. */
  dataDir: string;
  database?: Database | undefined;
  log: Logger;
  /** Called with the seconds that a statement took. */
  observe?: (seconds: number) => void;
}

/** What is used of the ORM, whichever driver it has. */
interface Orm {
  em: { fork(): SqlEntityManager };
  migrator: { up(): Promise<{ name: string }[]> };
  close(force: boolean): Promise<void>;
}

/** Of all processes that start at once, one migrates: whoever has this lock. The number is ours. */
const MIGRATION_LOCK = 718_281_828;

/**
 * Opens the records and brings their schema up to date.
 * @throws Error in one line that names DATA_DIR or DATABASE_URL when it can't be used
 */
export async function openRecords({
  dataDir,
  database,
  log,
  observe,
}: RecordsOptions): Promise<Records> {
  const queries = new QueryLog(log.child({ part: 'records' }), observe);
  return database ? openDatabase(database, queries, log) : openFolder(dataDir, queries, log);
}

async function openDatabase(database: Database, queries: QueryLog, log: Logger): Promise<Records> {
  const pools: PoolUse[] = [];
  let orm: Orm | undefined;
  try {
    orm = await PostgresOrm.init(postgresOptions(database, queries, (pool) => pools.push(pool)));
    const { em, migrator } = orm;
    await em.fork().transactional(async (locked) => {
      await locked.execute(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
      logMigrated(await migrator.up(), log);
    });
  } catch (error) {
    await orm?.close(true);
    throw new Error(`DATABASE_URL can't be used: ${reasonOf(error)}.`, { cause: error });
  }
  return records(
    orm,
    queries,
    'postgresql',
    () => pools,
    async () => {},
  );
}

async function openFolder(dataDir: string, queries: QueryLog, log: Logger): Promise<Records> {
  const unlock = isInMemory(dataDir) ? async () => {} : await lockFolder(dataDir);
  let orm: Orm | undefined;
  try {
    orm = await PgliteOrm.init(await pgliteOptions(dataDir, queries));
    logMigrated(await orm.migrator.up(), log);
  } catch (error) {
    await orm?.close(true);
    await unlock();
    throw new Error(`DATA_DIR "${dataDir}" can't be read: ${reasonOf(error)}.`, { cause: error });
  }
  return records(orm, queries, 'pglite', () => [], unlock);
}

function logMigrated(migrated: { name: string }[], log: Logger): void {
  if (migrated.length > 0)
    log.debug({ migrations: migrated.map(({ name }) => name) }, 'records migrated');
}

/** The first line; a refused connection has several causes and says none of them itself. */
function reasonOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const text = first instanceof Error ? first.message || String(first) : String(first);
  return text.split('\n')[0] ?? text;
}

function records(
  orm: Orm,
  queries: QueryLog,
  driver: DbStats['driver'],
  pools: () => PoolUse[],
  closed: () => Promise<void>,
): Records {
  const fork = () => orm.em.fork();
  return {
    quizzes: quizRecords(fork),
    games: gameRecords(fork),
    async stats() {
      const [quizzes, games] = await Promise.all([
        fork().count(QuizEntity),
        fork().count(GameEntity),
      ]);
      return {
        driver,
        quizzes,
        games,
        queries: { ...queries.queries },
        slow: [...queries.slow],
        pools: pools().map(({ totalCount, idleCount, waitingCount }) => ({
          connections: totalCount,
          idle: idleCount,
          waiting: waitingCount,
        })),
      };
    },
    async ping() {
      await fork().execute('select 1');
    },
    async close() {
      await orm.close(true);
      await closed();
    },
  };
}
