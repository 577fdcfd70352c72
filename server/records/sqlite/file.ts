import { access, chmod, constants, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export const FILE = 'records.sqlite';

/** The folder that earlier versions kept their records in, by PGlite. */
export const FORMER_FOLDER = 'records';

/** Marks the file as QRush's in its header: "QRsh". */
const APPLICATION_ID = 0x51527368;

/** ms that SQLite waits for another process, such as a backup. */
const BUSY_TIMEOUT = 3000;

/**
 * Finds the database file of a folder, or makes an empty one where nothing was before. A file that
 * may be lost data is refused: it is never set up again over data.
 * @param beginEmpty whether the records of an earlier QRush may stay unread
 * @returns the file's path
 * @throws Error that says what is wrong with the folder, and what to do
 */
export async function prepareFile(dataDir: string, beginEmpty = false): Promise<string> {
  const file = join(dataDir, FILE);
  const size = await sizeOf(file);
  if (size === undefined) {
    if ((await sizeOf(`${file}-wal`)) !== undefined)
      throw new Error(`${FILE} is missing, but ${FILE}-wal is there: ${RESTORE}`);
    if (!beginEmpty && (await sizeOf(join(dataDir, FORMER_FOLDER))) !== undefined)
      throw new Error(
        'it holds the records of an earlier QRush; take them along with "npm run migrate:pglite", or begin without them with --begin-empty true',
      );
    await create(file, dataDir);
  } else if (size === 0) {
    throw new Error(`${FILE} has no content: ${RESTORE}`);
  } else {
    await access(file, constants.W_OK);
    if (!isOurs(file))
      throw new Error(`${FILE} is not a file of QRush; move it away, or choose another --data-dir`);
  }
  return file;
}

const RESTORE =
  'put the file back, restore a backup with "npm run qrush-data -- restore FILE --replace", or move the rest away to begin empty';

/**
 * Opens a connection. Its commits survive the process, but not a loss of power by themselves, and it
 * makes no checkpoints: both hold their caller for as long as the disk takes.
 */
export function openConnection(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = normal; pragma wal_autocheckpoint = 0',
  );
  return database;
}

/** An empty file gets its name when it is whole: one without content is never ours. */
async function create(file: string, dataDir: string): Promise<void> {
  const draft = `${file}.new`;
  for (const left of [draft, `${draft}-wal`, `${draft}-shm`]) await rm(left, { force: true });
  const database = new DatabaseSync(draft);
  try {
    database.exec(`pragma journal_mode = wal; pragma application_id = ${APPLICATION_ID}`);
  } finally {
    database.close();
  }
  await chmod(draft, 0o600);
  await rename(draft, file);
  await syncFolder(dataDir);
}

/** Makes the names in a folder last. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Whether a file is QRush's. Takes in what a process that died has left in the write-ahead log.
 * @throws SQLite's error when its first pages are broken
 */
export function isOurs(file: string): boolean {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
  try {
    return database.prepare('pragma application_id').get()?.application_id === APPLICATION_ID;
  } finally {
    database.close();
  }
}

/** @returns its bytes, or undefined when nothing is there */
export async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
