import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { postgresPath } from '../setup/programs.ts';
import { freePort } from './ports.ts';

/** A PostgreSQL of a test's own, in a temporary folder. */
export interface PostgresServer extends AsyncDisposable {
  readonly process: ChildProcess;
  /** Stops it at once, cutting all connections. */
  stop(): Promise<void>;
  /** Starts it again after that, on the same port and folder. */
  restart(): Promise<void>;
  /** Makes a database. @returns its URL */
  newDatabase(): string;
  /** Runs a statement. @returns its rows, one a line */
  query(url: string, statement: string): Promise<string>;
  /** Locks a table against all others, until it is let go. */
  lock(url: string, table: string): Promise<{ release(): Promise<void> }>;
}

/** Starts PostgreSQL on a free port, with nothing in it. @param more settings, as `name=value` */
export async function startPostgres(...more: string[]): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'qrush-postgres-'));
  const program = postgresPath();
  const as = unprivileged(folder);
  const data = join(folder, 'data');
  const created = spawnSync(
    join(dirname(program), 'initdb'),
    ['--pgdata', data, '--username', 'qrush', '--auth', 'trust', '--encoding', 'UTF8', '--no-sync'],
    { ...as, encoding: 'utf8' },
  );
  if (created.status !== 0) throw new Error(`initdb failed: ${created.stderr}`);
  const port = await freePort();
  const args = [
    ...['-D', data, '-p', String(port), '-k', folder],
    ...[
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'fsync=off',
      ...more.flatMap((set) => ['-c', set]),
    ],
  ];
  const start = async () => {
    const started = spawn(program, args, { ...as, stdio: ['ignore', 'ignore', 'pipe'] });
    await ready(started);
    return started;
  };
  let server = await start();
  const psql = (...more: string[]) =>
    spawn(join(dirname(program), 'psql'), [...PSQL, ...more], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
  const stop = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGCONT');
    server.kill('SIGINT');
    await once(server, 'exit');
  };
  return {
    get process() {
      return server;
    },
    stop,
    async restart() {
      server = await start();
    },
    newDatabase() {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      const where = ['--host', '127.0.0.1', '--port', String(port), '--username', 'qrush'];
      const { status, stderr } = spawnSync(join(dirname(program), 'createdb'), [...where, name], {
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`createdb failed: ${stderr}`);
      return `postgres://qrush@127.0.0.1:${port}/${name}`;
    },
    async query(url, statement) {
      const running = psql(url, '--command', statement);
      const [rows] = await Promise.all([textOf(running.stdout), once(running, 'close')]);
      return rows.trim();
    },
    async lock(url, table) {
      const session = psql(url);
      const locked = once(session.stdout, 'data');
      session.stdin.write(`begin; lock table ${table} in access exclusive mode;\n\\echo locked\n`);
      await locked;
      return {
        async release() {
          session.stdin.end('commit;\n');
          await once(session, 'close');
        },
      };
    },
    async [Symbol.asyncDispose]() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Rows only, and no settings of this machine's user. */
const PSQL = ['--no-psqlrc', '--quiet', '--tuples-only', '--no-align', '--set', 'ON_ERROR_STOP=1'];

/** PostgreSQL does not run as root: Debian's package brings a user for it. */
function unprivileged(folder: string): { uid?: number; gid?: number } {
  if (userInfo().uid !== 0) return {};
  const idOf = (flag: string) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  chownSync(folder, uid, gid);
  return { uid, gid };
}

async function ready(server: ChildProcess): Promise<void> {
  let output = '';
  for await (const chunk of server.stderr ?? []) {
    output += String(chunk);
    if (output.includes('ready to accept connections')) {
      server.stderr?.resume();
      return;
    }
  }
  throw new Error(`postgres did not start: ${output}`);
}
