/** The server that `npm start` runs, in a process whose memory and time can be read. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuMs } from '../report/cpu.ts';
import { type Memory, memoryOf } from '../report/memory.ts';

const ROOT = join(import.meta.dirname, '..', '..');

export const ADMIN_TOKEN = 'the admin token of the footprint';

/** Headers of a request that may make quizzes and games. */
export const AS_ADMIN = { authorization: `Bearer ${ADMIN_TOKEN}` };

export interface StartedServer extends AsyncDisposable {
  url: string;
  /** ms from the start of the process to the first answer of /health. */
  healthy: number;
  memory(): Memory;
  /** ms of processor time so far. */
  cpu(): number;
}

/** The command of `npm start`, without npm. */
function startCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  const [node, ...rest] = scripts.start.split(/\s+/);
  if (node !== 'node') throw new Error(`npm start runs "${scripts.start}": expected a node`);
  return [process.execPath, ...rest];
}

/**
 * Starts a server with all that is built in.
 * @param folder for its data, and for what Node has compiled
 * @param before what the command is put behind
 * @throws Error with what it said when it ends before it is healthy
 */
export async function startServer(
  folder: string,
  before: readonly string[] = [],
): Promise<StartedServer> {
  const [command = '', ...args] = [...before, ...startCommand(), '--port', '0'];
  const { PATH = '', HOME = '', NODE_OPTIONS } = process.env;
  const started = performance.now();
  const child = spawn(command, args, {
    cwd: ROOT,
    env: {
      PATH,
      HOME,
      ...(NODE_OPTIONS !== undefined && { NODE_OPTIONS }),
      ADMIN_TOKEN,
      DATA_DIR: join(folder, 'data'),
      // So that a first start is one.
      NODE_COMPILE_CACHE: join(folder, 'compiled'),
      // All players come from here: limits by address would measure themselves.
      UNLIMITED_ADDRESSES: '127.0.0.1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pid = child.pid as number;
  const url = await listening(child);
  const { ok, status } = await fetch(`${url}/health`);
  if (!ok) throw new Error(`/health: ${status}`);
  return {
    url,
    healthy: performance.now() - started,
    memory: () => memoryOf(pid),
    cpu: () => cpuMs(pid),
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** @returns its address, once it has said it */
async function listening(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const [, port] = /Join and play\s+http\S+:(\d+)\/\n/.exec(said) ?? [];
        if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
      });
    }
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
}
