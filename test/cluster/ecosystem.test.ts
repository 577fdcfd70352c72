/** The processes under PM2, as its file and its daemon list them. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { processesWith } from '../support/leftovers.ts';
import { STARTING, startPm2 } from '../support/pm2.ts';

interface PmApp {
  name: string;
  exec_mode: string;
  env: Record<string, string | number>;
  env_production: Record<string, string | number>;
}

const FILE = new URL('../../ecosystem.config.js', import.meta.url).href;

it('is nothing but socket servers in cluster mode: the daemon would send players to others', async () => {
  const { apps } = (await import(FILE)) as { apps: PmApp[] };
  expect(apps.filter(({ exec_mode }) => exec_mode === 'cluster').map(({ name }) => name)).toEqual([
    'qrush',
  ]);
  expect(apps).toMatchObject([
    {
      wait_ready: true,
      max_memory_restart: '1G',
      env: { NODE_ENV: 'development', UV_THREADPOOL_SIZE: 16 },
      env_production: { NODE_ENV: 'production', UV_THREADPOOL_SIZE: 32 },
    },
  ]);
});

it('runs so: both workers in cluster mode, each with its threads, and nobody else', {
  timeout: STARTING,
}, async () => {
  await using pm2 = await startPm2(2);
  const running = await pm2.processes();
  expect(running.map(({ name, pm2_env }) => [name, pm2_env.exec_mode, pm2_env.status])).toEqual([
    ['qrush', 'cluster_mode', 'online'],
    ['qrush', 'cluster_mode', 'online'],
  ]);
  // Only the daemon and the workers, and threads as many as production is to have.
  const workers = await pm2.pids();
  const all = processesWith('PORT', new URL(pm2.url).port);
  expect(all).toEqual(expect.arrayContaining(workers));
  expect(all).toHaveLength(workers.length + 1);
  for (const pid of process.platform === 'linux' ? workers : []) {
    const threads = readdirSync(`/proc/${pid}/task`).map((task) =>
      readFileSync(`/proc/${pid}/task/${task}/comm`, 'utf8').trim(),
    );
    expect(threads.filter((name) => name === 'libuv-worker')).toHaveLength(32);
  }
});
