import { access, chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Nobody else on the machine reads what is in a folder with these rights. */
const PRIVATE = 0o700;

/** Files that prove a folder to be QRush's own, and not a place that others use too. */
const MARKS = ['lock.sqlite', 'secret'];

/**
 * Makes DATA_DIR, for this user alone. A folder that is empty, or QRush's from before, is closed to
 * others; one that holds something else keeps its rights: closing it might break what is there.
 * @throws Error in one line that names DATA_DIR
 */
export async function prepareDataFolder(dataDir: string): Promise<void> {
  try {
    if (!(await makeFolder(resolve(dataDir)))) await close(dataDir);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`DATA_DIR "${dataDir}" cannot be used: ${reason}.`, { cause: error });
  }
}

/**
 * `mkdir` with `recursive` never ends where a file system takes no folders, such as /proc.
 * @returns whether it was not there
 */
async function makeFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path, { mode: PRIVATE });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return false;
    const parent = dirname(path);
    if (code !== 'ENOENT' || parent === path || (await isThere(parent))) throw error;
    await makeFolder(parent);
    await mkdir(path, { mode: PRIVATE });
    return true;
  }
}

async function close(folder: string): Promise<void> {
  const { mode, uid } = await stat(folder);
  const open = (mode & 0o077) !== 0;
  // Where everybody may write, as in /tmp, the sticky bit is set.
  const shared = (mode & 0o1000) !== 0;
  if (!open || shared || uid !== process.getuid?.()) return;
  const names = await readdir(folder);
  const isOurs = names.length === 0 || MARKS.some((name) => names.includes(name));
  if (isOurs) await chmod(folder, PRIVATE);
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
