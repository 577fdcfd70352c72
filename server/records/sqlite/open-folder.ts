import { constants } from 'node:fs';
import { access, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/sql';
import type { Logger } from 'pino';
import { QRushError } from '../../errors.ts';
import type { Records } from '../contract.ts';
import { type Migrated, migrate } from '../migrate.ts';
import type { QueryLog } from '../query-log.ts';
import type { Read } from '../reading.ts';
import { recordsOn } from '../records.ts';
import { isDiskTrouble, reasonOf } from './errors.ts';
import { prepareFile, syncFolder } from './file.ts';
import { lockFolder } from './folder-lock.ts';
import { sqliteOptions } from './options.ts';
import { ThreadConnection } from './thread-connection.ts';

/** In place of a folder: data that is gone with the server, for tests. */
export const IN_MEMORY = 'memory://';

export const isInMemory = (dataDir: string): boolean => dataDir.startsWith(IN_MEMORY);

/** Bytes that the write-ahead log may have before it is taken into the file. */
const LONGEST_LOG = 4_000_000;

/** @throws Error in one line that names DATA_DIR */
export async function openFolder(
  dataDir: string,
  beginEmpty: boolean,
  queries: QueryLog,
  onMigrated: Migrated,
  log: Logger,
): Promise<Records> {
  if (!isInMemory(dataDir)) return openIn(dataDir, beginEmpty, queries, onMigrated, log);
  const folder = await mkdtemp(join(tmpdir(), 'qrush-records-'));
  const records = await openIn(folder, false, queries, onMigrated, log);
  return {
    ...records,
    async close() {
      await records.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openIn(
  dataDir: string,
  beginEmpty: boolean,
  queries: QueryLog,
  onMigrated: Migrated,
  log: Logger,
): Promise<Records> {
  let unlock: (() => void) | undefined;
  let opened: MikroORM | undefined;
  let file: string;
  try {
    unlock = await lockFolder(dataDir);
    file = await prepareFile(dataDir, beginEmpty);
    opened = await MikroORM.init(sqliteOptions(file, queries));
    await migrate(opened.migrator, onMigrated);
    // From now on a file without tables is one that has lost them.
    await opened.em.fork().execute('pragma wal_checkpoint(truncate)');
    await syncFolder(dataDir);
  } catch (error) {
    await opened?.close(true);
    unlock?.();
    const reason = await reasonOf(error, dataDir);
    throw new Error(`DATA_DIR "${dataDir}" cannot be used: ${reason}.`, { cause: error });
  }
  const [orm, free] = [opened, unlock];
  const thread = new ThreadConnection(file);
  const read = timed(queries, (sql, values) => thread.execute(sql, values));
  const records = recordsOn({
    driver: 'sqlite',
    queries,
    fork: () => orm.em.fork(),
    read,
    countOf: (column) => `json_array_length(${column})`,
    lasting: () => makeLast(`${file}-wal`, thread),
    ping: () => access(file, constants.R_OK | constants.W_OK),
    pools: () => [],
    async close() {
      await thread.close();
      await orm.close(true);
      free();
    },
  });
  const told = tellOfTheDisk(dataDir, log);
  return {
    ...records,
    quizzes: { ...records.quizzes, add: told(records.quizzes.add) },
    games: { ...records.games, archive: told(records.games.archive) },
  };
}

/** A disk that refuses is the operator's to mend: a line names it, and whoever asked may try again. */
const tellOfTheDisk =
  (dataDir: string, log: Logger) =>
  <Values extends unknown[], Result>(write: (...values: Values) => Promise<Result>) =>
  async (...values: Values): Promise<Result> => {
    try {
      return await write(...values);
    } catch (error) {
      if (!isDiskTrouble(error)) throw error;
      const reason = await reasonOf(error, dataDir);
      log.error(`DATA_DIR "${dataDir}" cannot be written to: ${reason}`);
      throw new QRushError('UNAVAILABLE');
    }
  };

const timed =
  (queries: QueryLog, read: Read): Read =>
  async (query, values) => {
    const started = performance.now();
    try {
      return await read(query, values);
    } finally {
      queries.logQuery({ query, took: performance.now() - started });
    }
  };

/**
 * Makes what was committed survive a loss of power, without holding the loop: SQLite would wait for
 * the disk itself. A long log is taken into the file by the thread.
 */
async function makeLast(log: string, thread: ThreadConnection): Promise<void> {
  const handle = await open(log);
  try {
    await handle.datasync();
  } finally {
    await handle.close();
  }
  if ((await stat(log)).size > LONGEST_LOG) await thread.execute('pragma wal_checkpoint(truncate)');
}
