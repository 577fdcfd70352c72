import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A registry out of reach is told within seconds. */
const FLAGS = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
];

/**
 * Installs what only one tool needs, and `npm ci` leaves out: the packages of a folder with a
 * package.json and a lock file of its own. npm shows how far it is, and what is wrong.
 * @param announcement a line to say before, unless all is there already
 * @returns whether all is there
 */
export function installLocked(folder: string, announcement: string): boolean {
  const lockFile = join(folder, 'package-lock.json');
  // A copy of the lock file, made when all of it is there.
  const installed = join(folder, 'node_modules/installed.json');
  if (read(installed) === read(lockFile)) return true;
  process.stdout.write(`${announcement}\n`);
  // npm's own setting of the project that runs this.
  const { npm_config_local_prefix: _, ...env } = process.env;
  const { status } = spawnSync('npm', ['ci', ...FLAGS], { cwd: folder, env, stdio: 'inherit' });
  if (status !== 0) return false;
  copyFileSync(lockFile, installed);
  return true;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
