import { chmod, copyFile, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isBroken } from './errors.ts';
import { FILE, FORMER_FOLDER, isOurs, openConnection, sizeOf, syncFolder } from './file.ts';
import { lockFolder } from './folder-lock.ts';

/** The content of a file. */
export interface Contents {
  quizzes: number;
  games: number;
  bytes: number;
}

/**
 * Writes the records of a folder, as they are at this moment, into one file. The server may run.
 * @throws Error that says why it cannot be; nothing is left of the file then
 */
export async function backupTo(dataDir: string, target: string): Promise<Contents> {
  const source = join(dataDir, FILE);
  if ((await sizeOf(source)) === undefined)
    throw new Error(`there is no ${FILE} in "${dataDir}"; name the folder with --data-dir`);
  if ((await sizeOf(target)) !== undefined)
    throw new Error(`"${target}" is there already; choose another name`);
  const draft = `${target}.part`;
  await rm(draft, { force: true });
  try {
    const database = openConnection(source);
    try {
      database.prepare('vacuum into ?').run(draft);
    } finally {
      database.close();
    }
    const contents = await check(draft);
    await sync(draft);
    await rename(draft, target);
    await syncFolder(dirname(target));
    return contents;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/**
 * Puts a backup into a folder that no server uses.
 * @param replace whether records that are there are put aside, under a name with the time
 * @returns what is there now, and the name of what was there
 * @throws Error that says why it cannot be; the folder is as it was then
 */
export async function restoreFrom(
  backup: string,
  dataDir: string,
  replace: boolean,
): Promise<Contents & { aside: string | undefined }> {
  if ((await sizeOf(backup)) === undefined) throw new Error(`there is no file "${backup}"`);
  const contents = await check(backup);
  const unlock = await lockFolder(dataDir);
  try {
    const file = join(dataDir, FILE);
    const there = await present(dataDir);
    if (there.length > 0 && !replace)
      throw new Error(
        `"${dataDir}" has records (${there.join(', ')}); --replace puts them aside under another name`,
      );
    const draft = `${file}.new`;
    await copyFile(backup, draft);
    await chmod(draft, 0o600);
    await sync(draft);
    const aside = there.length > 0 ? `.replaced-${stamp()}` : undefined;
    // A log keeps the name of its file, or it would be lost.
    for (const name of there)
      await rename(join(dataDir, name), join(dataDir, asideOf(name, aside)));
    await rename(draft, file);
    await syncFolder(dataDir);
    return { ...contents, aside: aside && asideOf(there[0] ?? FILE, aside) };
  } finally {
    unlock();
  }
}

/** The files of a folder's records that exist. */
async function present(dataDir: string): Promise<string[]> {
  const names = [FILE, `${FILE}-wal`, `${FILE}-shm`, FORMER_FOLDER];
  const sizes = await Promise.all(names.map((name) => sizeOf(join(dataDir, name))));
  return names.filter((_, index) => sizes[index] !== undefined);
}

const asideOf = (name: string, aside = ''): string =>
  name.startsWith(FILE) ? FILE + aside + name.slice(FILE.length) : name + aside;

const stamp = (): string => new Date().toISOString().replace(/[-:]|\.\d+/g, '');

/** Reads a file whole. @throws Error when it is not QRush's, or damaged */
async function check(file: string): Promise<Contents> {
  try {
    if (!isOurs(file)) throw new Error(`"${file}" is no backup of QRush`);
    return { ...countIn(file), bytes: (await sizeOf(file)) ?? 0 };
  } catch (error) {
    throw isBroken(error) ? new Error(`"${file}" is damaged, or no backup of QRush`) : error;
  }
}

function countIn(file: string): Omit<Contents, 'bytes'> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const [damage] = Object.values(database.prepare('pragma quick_check(1)').get() ?? {});
    if (damage !== 'ok') throw new Error(`"${file}" is damaged: ${damage}`);
    const sql =
      'select (select count(*) from quizzes) as quizzes, (select count(*) from games) as games';
    const { quizzes, games } = database.prepare(sql).get() ?? {};
    return { quizzes: Number(quizzes), games: Number(games) };
  } finally {
    database.close();
  }
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
