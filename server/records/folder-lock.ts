import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Keeps a data folder for this process: PGlite breaks a folder that two processes write to.
 * A lock that a dead process left is taken over.
 * @returns gives the folder free again
 * @throws Error that names DATA_DIR when the folder can't be used, or another process uses it
 */
export async function lockFolder(dataDir: string): Promise<() => Promise<void>> {
  const file = join(dataDir, 'lock');
  try {
    await mkdir(dataDir, { recursive: true });
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    if (holder && holder !== process.pid && isAlive(holder)) {
      throw new Error(
        `another QRush (process ${holder}) uses the folder; stop it, or choose another with --data-dir`,
      );
    }
    await writeFile(file, String(process.pid));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`DATA_DIR "${dataDir}" can't be used: ${reason}.`, { cause: error });
  }
  return () => rm(file, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
