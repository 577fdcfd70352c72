import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './errors.ts';

/** The lock holder's account of itself, for the message that another one gets. */
interface Holder {
  pid: number;
  host: string;
  since: string;
}

/**
 * Keeps a data folder for this process, also across the containers of one machine. The kernel holds
 * the lock, through SQLite, on a file that nothing else opens: it is free as soon as this process is
 * gone, however it went, and a process that later gets the same id does not matter.
 * @returns gives the folder free again
 * @throws Error that says who uses the folder, or why it cannot be used
 */
export async function lockFolder(dataDir: string): Promise<() => void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(dataDir, 'lock.sqlite'), { timeout: 0 });
  const told = join(dataDir, 'lock.json');
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new Error(
      `another QRush${await holderIn(told)} uses the folder; stop it, or choose another folder with --data-dir`,
    );
  }
  try {
    const holder: Holder = {
      pid: process.pid,
      host: hostname(),
      since: new Date().toISOString(),
    };
    await writeFile(told, JSON.stringify(holder), { mode: 0o600 });
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => lock.close();
}

/** In words; nothing while the holder has not written it yet. */
async function holderIn(file: string): Promise<string> {
  try {
    const { pid, host, since }: Holder = JSON.parse(await readFile(file, 'utf8'));
    return ` (process ${pid} on ${host}, since ${since})`;
  } catch {
    return '';
  }
}
