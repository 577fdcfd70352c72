import type { EventEmitter } from 'node:events';
import BeeQueue from 'bee-queue';
import lua from 'bee-queue/lib/lua/index.js';
import { QRushError } from '../protocol/errors.ts';
import { within } from '../within.ts';
import { type Job, type JobEvents, type JobKind, type Jobs, LONGEST_BACKOFF } from './contract.ts';
import { shareOf } from './share.ts';

/** ms after which a job whose process died is found: it is done again one to two of these later. */
const STALL_INTERVAL = 2000;

/** ms that adding a job may take: a Redis that hangs is as good as one that is gone. */
const PATIENCE = 2000;

/** ms by which delayed jobs are begun together. */
const DEBOUNCE = 50;

/** ms that jobs being done get to end when the process stops. */
const CLOSING = 7000;

export interface BeeJobsOptions {
  /** One Redis: bee-queue's scripts use several keys and no hash tags, so no cluster. */
  url: string;
  /** The prefix of all keys. */
  prefix: string;
  /** Processes of this host, and which of them this is. */
  workers: number;
  instance: number;
  events: JobEvents;
}

/** A payload as it is stored: bee-queue would make an object of a missing one. */
interface Stored {
  payload: unknown;
}

/** Jobs in Redis, by bee-queue: any process does them, and another one when it dies at one. */
export function beeJobs({ url, prefix, workers, instance, events }: BeeJobsOptions): Jobs {
  const queues = new Map<string, BeeQueue<Stored>>();
  let closed = false;

  return {
    open<Payload>(kind: JobKind<Payload>) {
      const { name } = kind;
      if (queues.has(name)) throw new Error(`there are two job queues named "${name}"`);
      const bee = openQueue(url, prefix, name);
      bee.on('error', (error) => events.error(name, undefined, error));
      const begin = async () => {
        // Before it is ready, a Redis that goes away would make bee-queue try again without a pause.
        await bee.ready();
        reloadScripts(bee, (error) => events.error(name, undefined, error));
        work(bee, kind, shareOf(kind.concurrency, workers, instance), events);
        // Gives jobs of dead processes to others: of all that ask, one an interval does it. Failures
        // go to the event `error`; with a callback, bee-queue would let them end the process.
        await bee.checkStalledJobs(STALL_INTERVAL / 2);
      };
      begin().catch((error: unknown) => events.error(name, undefined, error));
      queues.set(name, bee);
      return {
        async add(...jobs: Job<Payload>[]) {
          if (closed) throw new QRushError('SHUTTING_DOWN');
          await save(bee, kind, jobs);
        },
      };
    },

    async counts() {
      const health = await Promise.all(
        [...queues].map(async ([name, bee]) => {
          const { waiting, active, delayed } = await reach(bee.checkHealth());
          return [name, { waiting, active, delayed }] as const;
        }),
      );
      return Object.fromEntries(health);
    },

    async close() {
      closed = true;
      await Promise.allSettled([...queues.values()].map((bee) => bee.close(CLOSING)));
    },
  };
}

/** ms between two tries to connect. */
const retry_strategy = ({ attempt }: { attempt: number }): number =>
  Math.min(50 * 2 ** Math.min(attempt, 5), 1000);

function openQueue(url: string, prefix: string, name: string): BeeQueue<Stored> {
  const bee = new BeeQueue<Stored>(name, {
    prefix: `${prefix}jobs`,
    // It speaks through node_redis 3, and reconnects for as long as the process lives.
    redis: { url, retry_strategy } as BeeQueue.QueueSettings['redis'] & {},
    stallInterval: STALL_INTERVAL,
    activateDelayedJobs: true,
    delayedDebounce: DEBOUNCE,
    // Delete finished jobs, also those that failed for good: the log and the metrics tell of them,
    // and their ids are free again.
    removeOnSuccess: true,
    removeOnFailure: true,
    // Nobody waits for a job's end: no events, and no objects kept for them.
    getEvents: false,
    sendEvents: false,
    storeJobs: false,
  });
  bee.backoffStrategies.set(
    'capped',
    ({ options }: { options: { backoff: { delay: number } } }) => {
      const { delay } = options.backoff;
      options.backoff.delay = Math.min(delay * 2, LONGEST_BACKOFF);
      return delay;
    },
  );
  return bee;
}

/** A Redis that was started again knows no scripts, and bee-queue loads them only once. */
function reloadScripts(bee: BeeQueue<Stored>, onError: (error: unknown) => void): void {
  const { client } = bee as unknown as { client: EventEmitter };
  client.on('ready', () => void lua.buildCache(client).catch(onError));
}

function work<Payload>(
  bee: BeeQueue<Stored>,
  { name, handle }: JobKind<Payload>,
  concurrency: number,
  events: JobEvents,
): void {
  const started = new Map<string, number>();
  const end = (id: string, outcome: 'succeeded' | 'retrying' | 'failed') => {
    events.done(name, outcome, performance.now() - (started.get(id) ?? performance.now()));
    started.delete(id);
  };
  bee.on('succeeded', ({ id }) => end(id, 'succeeded'));
  bee.on('retrying', ({ id }) => end(id, 'retrying'));
  bee.on('failed:fatal' as 'failed', ({ id }) => end(id, 'failed'));
  bee.on('failed', ({ id }, error) => events.error(name, id, error));
  if (concurrency === 0) return;
  bee.process(concurrency, async ({ id, data }) => {
    started.set(id, performance.now());
    await handle(data.payload as Payload, id);
  });
}

async function save<Payload>(
  bee: BeeQueue<Stored>,
  { timeout, retries, backoff }: JobKind<Payload>,
  jobs: Job<Payload>[],
): Promise<void> {
  if (jobs.length === 0) return;
  const made = jobs.map(({ id, payload }) =>
    bee
      .createJob<Stored>({ payload })
      .setId(id)
      .timeout(timeout)
      .retries(retries)
      .backoff('capped', backoff),
  );
  const errors = await reach(bee.saveAll(made));
  const [error] = errors.values();
  if (error) throw new QRushError('UNAVAILABLE', undefined, { cause: error });
}

/** @throws QRushError `UNAVAILABLE` when Redis does not answer */
async function reach<Value>(answer: Promise<Value>): Promise<Value> {
  try {
    return await within(PATIENCE, answer);
  } catch (cause) {
    throw new QRushError('UNAVAILABLE', undefined, { cause });
  }
}
