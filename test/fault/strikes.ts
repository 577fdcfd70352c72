/** Things that can break, each as a step of a scenario. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { SILENCE } from './rig/limits.ts';
import type { Strike } from './rig/scenario.ts';

/** A process dies at once. */
export const kill: Strike = async ({ victim }) => {
  process.kill(victim, 'SIGKILL');
};

/** A process stands still for so many ms. */
export const freeze =
  (ms: number): Strike =>
  async ({ victim }) => {
    process.kill(victim, 'SIGSTOP');
    await sleep(ms);
    process.kill(victim, 'SIGCONT');
  };

/** A process dies, and some of all players leave for good in that moment. */
export const killAndQuit: Strike = async (target) => {
  await kill(target);
  target.quit(3);
};

/** The first process dies, which is the one whose clock is right. */
export const killFirst: Strike = async ({ stage }) => {
  const [first] = stage.workers();
  if (first) process.kill(first, 'SIGKILL');
};

/** All processes die at once; it is over when all of them are back. */
export const killAll: Strike = async ({ stage }) => {
  for (const pid of stage.workers()) process.kill(pid, 'SIGKILL');
  await stage.whole();
};

/** PM2's daemon dies and its processes with it; then all of it is started again. */
export const killDaemon: Strike = async ({ stage }) => stage.pm2?.restart();

/** All processes are replaced by new ones. */
export const reload: Strike = async ({ stage }) => {
  await stage.pm2?.run('reload', 'qrush');
};

/** Redis dies, and is back after so many ms with what it had written down. */
export const killRedis =
  (ms: number): Strike =>
  async ({ stage: { redis } }) => {
    await redis.kill();
    await sleep(ms);
    await redis.restart();
  };

export const freezeRedis =
  (ms: number): Strike =>
  async ({ stage: { redis } }) => {
    redis.process.kill('SIGSTOP');
    await sleep(ms);
    redis.process.kill('SIGCONT');
  };

/** Redis closes the connections of this kind. */
export const dropClients =
  (type: 'pubsub' | 'normal'): Strike =>
  async ({ stage: { commands } }) => {
    await commands.call('CLIENT', 'KILL', 'TYPE', type);
  };

/** Redis takes nothing more for so many ms. */
export const fillRedis =
  (ms: number): Strike =>
  async ({ stage: { commands } }) => {
    await commands.config('SET', 'maxmemory-policy', 'noeviction');
    await commands.config('SET', 'maxmemory', '1');
    await sleep(ms);
    await commands.config('SET', 'maxmemory', '0');
  };

/** Redis forgets everything. */
export const flushRedis: Strike = async ({ stage: { commands } }) => {
  await commands.flushall();
};

/** PostgreSQL stops in the middle of the last question, and is back so many ms later. */
export const stopPostgres =
  (ms: number): Strike =>
  async ({ stage: { postgres }, question }) => {
    if (question !== 2) return;
    await postgres.stop();
    await sleep(ms);
    await postgres.restart();
  };

/** PostgreSQL dies, and is started again as soon as nothing of it is left. */
export const killPostgres: Strike = async ({ stage: { postgres } }) => {
  const dead = once(postgres.process, 'exit');
  postgres.process.kill('SIGKILL');
  await dead;
  for (let attempt = 1; ; attempt++) {
    await sleep(500);
    try {
      return await postgres.restart();
    } catch (error) {
      // Its own processes notice that it is gone, and have its memory until then.
      if (attempt === 10) throw error;
    }
  }
};

/** Three in ten connections stay open, and nothing comes through them any more. */
export const halfOpen: Strike = async ({ stage: { door } }) => {
  door.deafen(3);
  // Until then nobody can know.
  await sleep(SILENCE);
};

/** One in ten connections is reset each second, to the end of the game. */
export const resets: Strike = async ({ stage: { door }, over }) => {
  let turn = 0;
  const timer = setInterval(() => door.reset(turn++), 1000);
  over.addEventListener('abort', () => clearInterval(timer));
};

/** Everybody comes back again and again for so many ms, as players of a network that comes and goes. */
export const returns =
  (ms: number): Strike =>
  ({ rejoin }) =>
    rejoin(ms);

/** Every packet takes so many ms more, each way, to the end of the game. */
export const lag =
  (ms: number): Strike =>
  async ({ stage: { door } }) => {
    door.lag = ms;
  };

/** Clients join that read nothing of what they are sent. */
export const slowReaders =
  (count: number): Strike =>
  ({ deafen }) =>
    deafen(count);
