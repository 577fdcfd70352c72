/**
 * `npm run start:development` and `npm run start:production`: QRush under PM2. Obstacles to a start
 * are named here, in one line: under PM2 they would end in a log, and the start be tried again and
 * again.
 *
 * With --foreground PM2 takes the place of this process, and logs to its output: for containers and
 * systemd, which look after a process themselves.
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { freshPages } from '../plugins/web/fresh-pages.ts';
import { daemonRuns, PM2, PM2_RUNTIME, processesOf } from './pm2-daemon.ts';

const ROOT = join(import.meta.dirname, '..');

/** The port of the daemon's sticky door when PM2_PORT is not set. */
const STICKY_PORT = '8080';

/** Ends with one line that says why. */
function fail(message: string): never {
  process.stderr.write(`qrush: ${message}\n`);
  process.exit(1);
}

/** The variables that PM2 gives to each process. */
async function variablesUnderPm2(production: boolean): Promise<NodeJS.ProcessEnv> {
  const file = new URL('../ecosystem.config.js', import.meta.url).href;
  const { apps } = (await import(file)) as { apps: Record<string, Record<string, unknown>>[] };
  const given = apps[0]?.[production ? 'env_production' : 'env'] ?? {};
  const texts = Object.entries(given).map(([name, value]) => [name, String(value)]);
  return { ...process.env, ...Object.fromEntries(texts) };
}

/** @returns whether a process can listen on this port */
async function isFree(port: string): Promise<boolean> {
  const probe = createServer().listen(Number(port));
  try {
    await once(probe, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}

const [environment, how] = process.argv.slice(2);
const production = environment === 'production';
const { PM2_PORT = STICKY_PORT } = process.env;
const foreground = how === '--foreground';
if (!foreground && (await daemonRuns(process.env))) {
  if (processesOf(process.env).some(({ name }) => name === 'qrush'))
    fail('it runs already: see "npm run monitor"; "npx pm2 reload qrush" replaces its processes.');
} else if (!(await isFree(PM2_PORT))) {
  fail(
    `port ${PM2_PORT} is taken by another program, maybe by another PM2; choose one as PM2_PORT.`,
  );
}

// A developer without a Redis gets one process, which needs none.
if (!production && !process.env.REDIS_URL) process.env.WORKERS ??= '1';

await freshPages();
const check = ['server/main.ts', '--check'];
const env = await variablesUnderPm2(production);
const checked = spawnSync(process.execPath, check, {
  cwd: ROOT,
  env,
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (checked.status !== 0) process.exit(1);

// Not for PM2's processes: see server/boot.js.
delete process.env.NODE_COMPILE_CACHE;
const start = ['start', 'ecosystem.config.js', ...(production ? ['--env', 'production'] : [])];
if (foreground) {
  process.chdir(ROOT);
  process.execve?.(process.execPath, [process.execPath, PM2_RUNTIME, ...start], process.env);
  fail('--foreground does not work on this system.');
}
const started = spawnSync(process.execPath, [PM2, ...start], { cwd: ROOT, stdio: 'inherit' });
process.exit(started.status ?? 1);
