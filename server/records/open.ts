import type { Logger } from 'pino';
import type { Records } from './contract.ts';
import type { Migrated } from './migrate.ts';
import type { Database } from './postgres/options.ts';
import { QueryLog } from './query-log.ts';

export interface RecordsOptions {
  /** A folder, or `memory://`; not looked at with a database. */
  dataDir: string;
  /** Whether a folder may be used although it holds records that only an earlier QRush can read. */
  beginEmpty?: boolean;
  database?: Database | undefined;
  log: Logger;
  /** Called with the names of the migrations that were run, if there were any. */
  onMigrated?: Migrated;
  /** Called with the seconds that a statement took. */
  observe?: (seconds: number) => void;
}

/**
 * Opens the records and brings their schema up to date.
 * @throws Error in one line that names DATA_DIR or DATABASE_URL when it cannot be used
 */
export async function openRecords(options: RecordsOptions): Promise<Records> {
  const { dataDir, beginEmpty = false, database, log, observe } = options;
  const queries = new QueryLog(log.child({ part: 'records' }), observe);
  const onMigrated: Migrated = (migrations) => {
    log.debug({ migrations }, 'records migrated');
    options.onMigrated?.(migrations);
  };
  // Only one of the two drivers is loaded: each is a good part of the process.
  if (database) {
    const { openDatabase } = await import('./postgres/open-database.ts');
    return openDatabase(database, queries, onMigrated);
  }
  const { openFolder } = await import('./sqlite/open-folder.ts');
  return openFolder({ dataDir, beginEmpty, queries, onMigrated, log });
}
