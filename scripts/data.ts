#!/usr/bin/env node
/** `qrush-data`: looks after the records of a data folder. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { load } from '../config/load.ts';
import { openRecords } from '../server/records/open.ts';
import { backupTo, type Contents, restoreFrom } from '../server/records/sqlite/backup.ts';
import { reasonOf } from '../server/records/sqlite/errors.ts';

const HELP = `qrush-data: looks after quizzes and finished games.

  npm run qrush-data -- backup FILE             writes them into one file; the server may run
  npm run qrush-data -- restore FILE [--replace]
                                                puts a backup into a folder that no server uses;
                                                --replace puts the records there aside
  npm run qrush-data -- migrate                 brings the folder, or DATABASE_URL, up to date

  --data-dir FOLDER    the folder (DATA_DIR, or .data)
`;

// Names and answers are in it.
process.umask(0o077);
const { positionals, values } = arguments_();
const [command, file] = positionals;
const dataDir = resolve(values['data-dir'] ?? (process.env.DATA_DIR || '.data'));

try {
  if (values.help || command === undefined) process.stdout.write(HELP);
  else if (command === 'backup') await backup(target());
  else if (command === 'restore') await restore(target());
  else if (command === 'migrate') await migrate();
  else throw new Error(`there is no command "${command}"; see --help`);
} catch (error) {
  fail(await reasonOf(error, dataDir));
}

function arguments_() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        'data-dir': { type: 'string' },
        replace: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return fail(`${(error as Error).message.split(/\. |\n/)[0]}; see --help`);
  }
}

/** The file that is named, seen from where the user is: npm goes to the project's folder. */
function target(): string {
  if (file === undefined) throw new Error(`${command} needs the name of a file; see --help`);
  return resolve(process.env.INIT_CWD ?? '.', file);
}

async function backup(to: string): Promise<void> {
  process.stdout.write(`Writing ${to} ...\n`);
  process.stdout.write(`Backed up ${inWords(await backupTo(dataDir, to))}.\n`);
}

async function restore(from: string): Promise<void> {
  process.stdout.write(`Reading ${from} ...\n`);
  const { aside, ...contents } = await restoreFrom(from, dataDir, values.replace ?? false);
  if (aside) process.stdout.write(`The records that were there are now ${aside}.\n`);
  process.stdout.write(`Restored ${inWords(contents)}.\n`);
}

async function migrate(): Promise<void> {
  const { DATABASE_URL, BEGIN_EMPTY } = process.env;
  const invocation = load(['--data-dir', dataDir], { DATABASE_URL, BEGIN_EMPTY });
  if (invocation.run !== 'server') return;
  const { beginEmpty, databaseUrl: url } = invocation.settings;
  let done: string[] = [];
  const records = await openRecords({
    dataDir,
    beginEmpty,
    database: url === undefined ? undefined : { url, replicaUrls: [], connections: 2 },
    log: pino({ level: 'silent' }),
    onMigrated: (names) => {
      done = names;
    },
  });
  await records.close();
  process.stdout.write(
    done.length > 0 ? `Ran ${done.join(', ')}.\n` : 'The records are up to date already.\n',
  );
}

function inWords({ quizzes, games, bytes }: Contents): string {
  return `${count(quizzes, 'quiz', 'quizzes')} and ${count(games, 'game', 'games')} (${(bytes / 1e6).toFixed(1)} MB)`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function fail(message: string): never {
  process.stderr.write(`qrush-data: ${message.replace(/\.$/, '')}.\n`);
  process.exit(1);
}
