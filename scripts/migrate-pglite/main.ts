/**
 * `npm run migrate:pglite`: takes the records of an earlier QRush, which PGlite kept, into the file of
 * today. It reads a copy, and the earlier folder stays as it is.
 */
import { cp, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { openRecords } from '../../server/records/open.ts';
import { reasonOf } from '../../server/records/sqlite/errors.ts';
import {
  FILE,
  FORMER_FOLDER,
  openConnection,
  sizeOf,
  syncFolder,
} from '../../server/records/sqlite/file.ts';
import { lockFolder } from '../../server/records/sqlite/folder-lock.ts';
import { copyTables } from './copy-tables.ts';
import { installPglite, openPglite } from './pglite.ts';

const HELP = `npm run migrate:pglite -- [--data-dir FOLDER]

Takes the quizzes and games of an earlier QRush, which are in FOLDER/records, into
FOLDER/records.sqlite. FOLDER/records stays; delete it when you have seen that all is well.
FOLDER is DATA_DIR, or .data, when it is not named.
`;

async function migrate(dataDir: string): Promise<void> {
  const [former, file] = [join(dataDir, FORMER_FOLDER), join(dataDir, FILE)];
  if ((await sizeOf(former)) === undefined)
    throw new Error(`there are no records of an earlier QRush in "${dataDir}"`);
  installPglite();
  const unlock = await lockFolder(dataDir);
  const work = await mkdtemp(join(dataDir, 'migrating-'));
  try {
    if ((await sizeOf(file)) !== undefined)
      throw new Error(`"${dataDir}" has ${FILE} already; move it away to migrate again`);
    await requireStopped(dataDir);
    await (await openRecords({ dataDir: work, log: pino({ level: 'silent' }) })).close();
    await cp(former, join(work, FORMER_FOLDER), { recursive: true });
    const from = await openPglite(join(work, FORMER_FOLDER));
    const to = openConnection(join(work, FILE));
    try {
      await copyTables(from, to, tell);
    } finally {
      to.close();
      await from.close();
    }
    await rename(join(work, FILE), file);
    await syncFolder(dataDir);
  } finally {
    await rm(work, { recursive: true, force: true });
    unlock();
  }
  process.stdout.write(
    `All is in ${file}. ${former} is as it was; delete it when you have seen that all is well.\n`,
  );
}

/** An earlier QRush wrote its process id into a file. */
async function requireStopped(dataDir: string): Promise<void> {
  const file = join(dataDir, 'lock');
  const pid = Number(await readFile(file, 'utf8').catch(() => ''));
  if (!pid || !isAlive(pid)) return;
  throw new Error(
    `process ${pid} may be an earlier QRush that uses the folder: stop it, or delete "${file}" if it is something else`,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function tell(table: string, done: number, all: number): void {
  if (done === all || done % 50_000 === 0) process.stdout.write(`${table}: ${done} of ${all}\n`);
}

// Names and answers are in it.
process.umask(0o077);
let dataDir = '';
try {
  const { values } = parseArgs({
    options: { 'data-dir': { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  dataDir = resolve(values['data-dir'] ?? (process.env.DATA_DIR || '.data'));
  if (values.help) process.stdout.write(HELP);
  else await migrate(dataDir);
} catch (error) {
  process.stderr.write(`migrate:pglite: ${await reasonOf(error, dataDir)}.\n`);
  process.exit(1);
}
