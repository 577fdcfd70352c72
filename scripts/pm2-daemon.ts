import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** The programs of PM2 that this project has: with a daemon, and as one process in the foreground. */
export const PM2 = join(ROOT, 'node_modules/.bin/pm2');
export const PM2_RUNTIME = join(ROOT, 'node_modules/.bin/pm2-runtime');

/** Whether a daemon runs that `pm2` would talk to. Asking `pm2` itself would start one. */
export async function daemonRuns(env: NodeJS.ProcessEnv): Promise<boolean> {
  const home = env.PM2_HOME ?? join(homedir(), '.pm2');
  const socket = connect(join(home, 'rpc.sock'));
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** A process under the daemon, as far as `pm2 jlist` is used here. */
export interface ListedProcess {
  name: string;
  pid: number;
  pm2_env: { status: string; exec_mode: string };
}

/** The processes that run under the daemon. It must run: see {@link daemonRuns}. */
export function processesOf(env: NodeJS.ProcessEnv): ListedProcess[] {
  const { stdout } = spawnSync(process.execPath, [PM2, 'jlist'], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  return processesIn(stdout);
}

/** Reads the output of `pm2 jlist`. PM2 may say more before the list. */
export const processesIn = (output: string): ListedProcess[] =>
  JSON.parse(output.slice(output.search(/^\[[{\]]/m)));
