/**
 * QRush under PM2: one process a core behind one port, replaced one by one on `pm2 reload`.
 * Settings come from the environment (`npm start -- --help`); these are PM2's own.
 *
 * - `WORKERS` processes, or `max`, one a core (the default).
 * - `PORT` is the main door: each process listens on it, and the system shares connections out.
 * - `PM2_PORT` (8080) is the sticky door of PM2's daemon, for clients that need HTTP long-polling.
 *   The daemon reads it when it starts, whichever command that is, and listens on all addresses:
 *   `pm2 kill` to change it, and another one for a second daemon (another user, another PM2_HOME).
 * - Nothing but these processes may run in cluster mode under this daemon: its sticky door sends
 *   connections to every process there is, and likes best the one that never has any.
 */
import { availableParallelism } from 'node:os';

const { WORKERS = 'max', UV_THREADPOOL_SIZE } = process.env;
// The settings refuse other values than numbers, in words.
const workers = WORKERS === 'max' ? availableParallelism() : Number(WORKERS) || WORKERS;

export const apps = [
  {
    name: 'qrush',
    script: 'server/main.ts',
    cwd: import.meta.dirname,
    // PM2 would hand .ts files to another runtime; Node strips the types itself.
    interpreter: 'node',
    // First of all: connections that the daemon hands in while the process starts must not be lost.
    node_args: ['--import', new URL('server/realtime/door-queue.ts', import.meta.url).href],
    exec_mode: 'cluster',
    instances: workers,
    // Ready is when it listens; a start that takes longer than this has failed.
    wait_ready: true,
    listen_timeout: 30_000,
    // The server drains within 9.5 s, and then it is taken down.
    kill_timeout: 10_000,
    max_memory_restart: '1G',
    exp_backoff_restart_delay: 100,
    merge_logs: true,
    env: {
      NODE_ENV: 'development',
      UV_THREADPOOL_SIZE: UV_THREADPOOL_SIZE ?? 16,
      WORKERS: workers,
    },
    env_production: {
      NODE_ENV: 'production',
      UV_THREADPOOL_SIZE: UV_THREADPOOL_SIZE ?? 32,
      WORKERS: workers,
    },
  },
];
