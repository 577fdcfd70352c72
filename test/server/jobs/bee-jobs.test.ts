import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { beeJobs } from '../../../server/jobs/bee-jobs.ts';
import type { JobEvents } from '../../../server/jobs/contract.ts';
import { jobContract } from '../../contract/job-contract.ts';
import { type RedisServer, startRedis } from '../../support/redis.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis[Symbol.asyncDispose]());

const quiet: JobEvents = { done() {}, error() {} };
const options = (prefix: string, events: JobEvents) => ({
  url: redis.url,
  prefix,
  workers: 1,
  instance: 0,
  events,
});
let prefixes = 0;

jobContract('bee-queue', async () => {
  prefixes += 1;
  const prefix = `contract-${prefixes}:`;
  return {
    open: (events) => beeJobs(options(prefix, events)),
    [Symbol.asyncDispose]: async () => {},
  };
});

it('shares jobs out among processes; each is done once', async () => {
  const done: string[] = [];
  let all = (): void => {};
  const finished = new Promise<void>((resolve) => {
    all = resolve;
  });
  const kind = {
    name: 'shared',
    concurrency: 2,
    timeout: 5000,
    retries: 0,
    backoff: 1,
    async handle(_payload: null, id: string) {
      done.push(id);
      if (done.length === 200) all();
    },
  };
  const processes = [0, 1].map(() => beeJobs(options('shared:', quiet)));
  const [first] = processes.map((jobs) => jobs.open(kind));
  await first?.add(...Array.from({ length: 200 }, (_, at) => ({ id: `job-${at}`, payload: null })));
  await finished;
  expect(new Set(done).size).toBe(200);
  await Promise.all(processes.map((jobs) => jobs.close()));
});

it('gives the job of a process that was killed to another one', async () => {
  const dying = spawn(
    process.execPath,
    [fileURLToPath(new URL('./fixtures/dies-at-a-job.ts', import.meta.url)), redis.url],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  // It says so when it has begun with the job, and never ends.
  await once(dying.stdout, 'data');
  dying.kill('SIGKILL');
  await once(dying, 'exit');
  const jobs = beeJobs(options('killed:', quiet));
  const done = await new Promise((resolve) => {
    jobs.open({
      name: 'fragile',
      concurrency: 1,
      timeout: 60_000,
      retries: 0,
      backoff: 1,
      handle: async (payload) => resolve(payload),
    });
  });
  expect(done).toBe('precious');
  await jobs.close();
});

it('says UNAVAILABLE while Redis is away, and goes on when it is back', async () => {
  const own = await startRedis('--appendonly', 'yes');
  const jobs = beeJobs({ ...options('away:', quiet), url: own.url });
  let resolve = (_id: string): void => {};
  const queue = jobs.open<null>({
    name: 'patient',
    concurrency: 1,
    timeout: 5000,
    retries: 0,
    backoff: 1,
    handle: async (_payload, id) => resolve(id),
  });
  const next = () =>
    new Promise<string>((done) => {
      resolve = done;
    });
  const before = next();
  await queue.add({ id: 'before', payload: null });
  expect(await before).toBe('before');
  own.process.kill('SIGSTOP');
  await expect(queue.add({ id: 'meanwhile', payload: null })).rejects.toMatchObject({
    code: 'UNAVAILABLE',
  });
  const after = next();
  own.process.kill('SIGCONT');
  // It was on its way already, and may be done; the one that is added now is for sure.
  await queue.add({ id: 'after', payload: null });
  let id = await after;
  while (id !== 'after') id = await next();
  await jobs.close();
  await own[Symbol.asyncDispose]();
});
