import { MikroORM } from '@mikro-orm/postgresql';
import type { Records } from '../contract.ts';
import { completeGames } from '../game-upkeep.ts';
import { type Migrated, migrate } from '../migrate.ts';
import type { QueryLog } from '../query-log.ts';
import { completeQuizzes } from '../quiz-upkeep.ts';
import { recordsOn } from '../records.ts';
import { type Database, type PoolUse, postgresOptions } from './options.ts';

/** Of all processes that start at once, one migrates: whoever has this lock. The number is ours. */
const MIGRATION_LOCK = 718_281_828;

/** @throws Error in one line that names DATABASE_URL */
export async function openDatabase(
  database: Database,
  queries: QueryLog,
  onMigrated: Migrated,
): Promise<Records> {
  const pools: PoolUse[] = [];
  let opened: MikroORM | undefined;
  try {
    opened = await MikroORM.init(postgresOptions(database, queries, (pool) => pools.push(pool)));
    const { em, migrator } = opened;
    await em.fork().transactional(async (locked) => {
      await locked.execute(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
      await migrate(migrator, onMigrated);
      await completeQuizzes(() => em.fork());
      await completeGames(() => em.fork());
    });
  } catch (error) {
    await opened?.close(true);
    throw new Error(`DATABASE_URL cannot be used: ${reasonOf(error)}.`, { cause: error });
  }
  const orm = opened;
  return recordsOn({
    driver: 'postgresql',
    queries,
    fork: () => orm.em.fork(),
    read: (sql, values, from = 'read') => orm.em.getConnection(from).execute(sql, values),
    countOf: (column) => `jsonb_array_length(${column})`,
    itemsOf: (column) => `jsonb_array_elements_text(${column}) as item(value)`,
    msOf: (column) => `cast(extract(epoch from ${column}) * 1000 as bigint)`,
    timeOf: (time) => time.toISOString(),
    lasting: async () => {},
    count: async () =>
      void (await orm.em.getConnection('write').execute('analyze players, answers, results')),
    ping: async () => void (await orm.em.fork().execute('select 1')),
    pools: () => pools,
    close: () => orm.close(true),
  });
}

/** The first line; a refused connection has several causes and says none of them itself. */
function reasonOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const text = first instanceof Error ? first.message || String(first) : String(first);
  return text.split('\n')[0] ?? text;
}
