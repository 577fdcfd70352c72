import { constants } from 'node:fs';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/sql';
import type { Logger } from 'pino';
import type { Records } from '../contract.ts';
import { completeGames } from '../game-upkeep.ts';
import { type Migrated, migrate } from '../migrate.ts';
import type { QueryLog } from '../query-log.ts';
import { completeQuizzes } from '../quiz-upkeep.ts';
import type { Read } from '../reading.ts';
import { recordsOn } from '../records.ts';
import { tellingOfTheDisk } from './disk-trouble.ts';
import { reasonOf } from './errors.ts';
import { prepareFile, syncFolder } from './file.ts';
import { lockFolder } from './folder-lock.ts';
import { makeLast } from './lasting.ts';
import { sqliteOptions } from './options.ts';
import { ThreadConnection } from './thread-connection.ts';

interface FolderOptions {
  /** A folder, or `memory://` for records that are gone when they are closed. */
  dataDir: string;
  beginEmpty: boolean;
  queries: QueryLog;
  onMigrated: Migrated;
  log: Logger;
}

/** Opens the records of a folder. @throws Error in one line that names DATA_DIR */
export async function openFolder(options: FolderOptions): Promise<Records> {
  if (!options.dataDir.startsWith('memory://')) return openIn(options);
  const dataDir = await mkdtemp(join(tmpdir(), 'qrush-records-'));
  const records = await openIn({ ...options, dataDir });
  return {
    ...records,
    async close() {
      await records.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function openIn(options: FolderOptions): Promise<Records> {
  const { dataDir, queries, log } = options;
  const { file, orm, unlock } = await openFile(options);
  const thread = new ThreadConnection(file);
  const records = recordsOn({
    driver: 'sqlite',
    queries,
    fork: () => orm.em.fork(),
    read: timed(queries, (sql, values) => thread.execute(sql, values)),
    countOf: (column) => `json_array_length(${column})`,
    itemsOf: (column) => `json_each(${column}) as item`,
    msOf: (column) => column,
    timeOf: (time) => time.getTime(),
    lasting: () => makeLast(`${file}-wal`, thread),
    count: async () => {},
    ping: () => access(file, constants.R_OK | constants.W_OK),
    pools: () => [],
    async close() {
      await thread.close();
      await orm.close(true);
      unlock();
    },
  });
  return tellingOfTheDisk(records, dataDir, log);
}

/** @returns the file, up to date and open, and what gives its folder free */
async function openFile({ dataDir, beginEmpty, queries, onMigrated }: FolderOptions) {
  let unlock: (() => void) | undefined;
  let orm: MikroORM | undefined;
  try {
    unlock = await lockFolder(dataDir);
    const file = await prepareFile(dataDir, beginEmpty);
    orm = await MikroORM.init(sqliteOptions(file, queries));
    const { em, migrator } = orm;
    await migrate(migrator, onMigrated);
    await completeQuizzes(() => em.fork());
    await completeGames(() => em.fork());
    // From now on a file without tables is one that has lost them.
    await em.fork().execute('pragma wal_checkpoint(truncate)');
    await syncFolder(dataDir);
    return { file, orm, unlock };
  } catch (error) {
    await orm?.close(true);
    unlock?.();
    const reason = await reasonOf(error, dataDir);
    throw new Error(`DATA_DIR "${dataDir}" cannot be used: ${reason}.`, { cause: error });
  }
}

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
