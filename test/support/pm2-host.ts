import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { daemonRuns, type ListedProcess, PM2, processesIn } from '../../scripts/pm2-daemon.ts';
import { processesWith } from './leftovers.ts';
import { freePort } from './ports.ts';

const ROOT = join(import.meta.dirname, '../..');

export const ADMIN_TOKEN = 'f3b1c07a9e52d864-of-tests';
const SECRET = 'the secret that all of the processes of this test share';

/** ms that killed processes get until they are gone. */
const PATIENCE = 30_000;

/** One host: a PM2 daemon of its own, with workers behind two doors. */
export interface Pm2Host extends AsyncDisposable {
  port: number;
  stickyPort: number;
  /** Runs a command of pm2. @throws Error with its output when it fails */
  run(...args: string[]): Promise<string>;
  /** The processes under the daemon. */
  processes(): Promise<ListedProcess[]>;
  /** The ids of the processes, once all of them live. */
  pids(): Promise<number[]>;
  /** The id of the daemon. */
  daemon(): number;
  /** The ids of the processes that live right now, without asking the daemon. */
  workers(): number[];
  /** Kills the daemon, waits until its processes have ended, and starts all of it again. */
  restart(): Promise<void>;
  /** The logs of the processes. */
  logs(): Promise<string>;
  /** Kills daemon and workers as a power cut does, and waits until they are gone. */
  cut(): Promise<void>;
}

/**
 * Starts QRush as `npm run start:production` does.
 * @param settings variables of the processes
 */
export async function startPm2Host(
  workers: number,
  settings: Record<string, string>,
): Promise<Pm2Host> {
  const home = await mkdtemp(join(tmpdir(), 'qrush-pm2-'));
  const [port, stickyPort] = [await freePort(), await freePort()];
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: home,
    PM2_HOME: home,
    PM2_PORT: String(stickyPort),
    PORT: String(port),
    WORKERS: String(workers),
    DATABASE_POOL: '20',
    ADMIN_TOKEN,
    SECRET,
    LOG_LEVEL: 'warn',
    // A test is faster than any client.
    UNLIMITED_ADDRESSES: '127.0.0.1',
    ...settings,
  };
  const node = async (...args: string[]): Promise<string> => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += String(chunk);
      });
    }
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`${args.join(' ')}: ${output}`);
    return output;
  };
  const run = (...args: string[]) => node(PM2, ...args);
  const log = (kind: string) =>
    readFile(join(home, `logs/qrush-${kind}.log`), 'utf8').catch(() => '');
  const logs = async () => (await Promise.all(['out', 'error'].map(log))).join('');
  const gone = async () => {
    const deadline = Date.now() + PATIENCE;
    while (processesWith('PM2_HOME', home).length > 0) {
      if (Date.now() > deadline)
        throw new Error(`left running: ${processesWith('PM2_HOME', home).join(', ')}`);
      // These are not children of this process: nothing tells when they end.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const daemon = () => Number(readFileSync(join(home, 'pm2.pid'), 'utf8'));
  const start = () => node('scripts/start.ts', 'production');
  const stop = async () => {
    if (await daemonRuns(env)) await run('kill');
    await gone();
    await rm(home, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (error) {
    const said = await logs();
    await stop();
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${said}`);
  }
  const processes = async () => processesIn(await run('jlist'));
  return {
    port,
    stickyPort,
    run,
    processes,
    async pids() {
      for (;;) {
        const living = (await processes()).filter(({ pid }) => pid > 0);
        if (living.length === workers) return living.map(({ pid }) => pid);
      }
    },
    daemon,
    workers() {
      const parent = daemon();
      return processesWith('PORT', String(port)).filter((pid) => pid !== parent);
    },
    async restart() {
      process.kill(daemon(), 'SIGKILL');
      await gone();
      await start();
    },
    logs,
    async cut() {
      const first = daemon();
      const all = processesWith('PM2_HOME', home);
      // The daemon first: it would start others.
      all.sort((a, b) => Number(b === first) - Number(a === first));
      for (const pid of all) process.kill(pid, 'SIGKILL');
      await gone();
    },
    [Symbol.asyncDispose]: stop,
  };
}
