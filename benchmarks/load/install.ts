/** Artillery has more packages than QRush itself, so `npm ci` leaves it out: the first load test brings it. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Has a package.json and a lock file of its own. */
const FOLDER = join(import.meta.dirname, 'artillery');
const LOCK_FILE = join(FOLDER, 'package-lock.json');
/** What is installed: a copy of the lock file, made when all of it is there. */
const INSTALLED = join(FOLDER, 'node_modules/installed.json');

/** No program of others runs at the install; and a registry out of reach is told within seconds. */
const FLAGS = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
];

/** The program, once it is installed. */
export const ARTILLERY = join(FOLDER, 'node_modules/.bin/artillery');

/**
 * Installs Artillery as its lock file says, unless it is there. npm shows how far it is. Ends the
 * process, with a line after npm's own, when that cannot be.
 */
export function installArtillery(): void {
  if (read(INSTALLED) === read(LOCK_FILE)) return;
  process.stdout.write('installing Artillery into benchmarks/load/artillery, this once\n');
  // npm's own setting of the project that runs this.
  const { npm_config_local_prefix: _, ...env } = process.env;
  const { status } = spawnSync('npm', ['ci', ...FLAGS], { cwd: FOLDER, env, stdio: 'inherit' });
  if (status !== 0) {
    process.stderr.write(
      'qrush: Artillery could not be installed, for the reason that npm gives above. The first load test needs the npm registry.\n',
    );
    process.exit(1);
  }
  copyFileSync(LOCK_FILE, INSTALLED);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
