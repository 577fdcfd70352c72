import { QRushError } from '../protocol/errors.ts';
import { within } from '../within.ts';
import {
  type Job,
  type JobCounts,
  type JobEvents,
  type JobKind,
  type JobQueue,
  type Jobs,
  LONGEST_BACKOFF,
} from './contract.ts';
import type { UndoneJobs } from './kept-jobs.ts';

/**
 * Jobs of a single process.
 * @param undone where they outlive it; else they are lost when it crashes
 */
export function memoryJobs(events: JobEvents, undone?: UndoneJobs): Jobs {
  const queues = new Map<string, MemoryQueue<never>>();
  return {
    open<Payload>(kind: JobKind<Payload>): JobQueue<Payload> {
      if (queues.has(kind.name)) throw new Error(`there are two job queues named "${kind.name}"`);
      const queue = new MemoryQueue(kind, events, undone);
      queues.set(kind.name, queue as MemoryQueue<never>);
      return queue;
    },
    async counts() {
      return Object.fromEntries([...queues].map(([name, queue]) => [name, queue.counts()]));
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}

interface Task<Payload> extends Job<Payload> {
  failures: number;
}

class MemoryQueue<Payload> implements JobQueue<Payload> {
  readonly #kind: JobKind<Payload>;
  readonly #events: JobEvents;
  readonly #undone: UndoneJobs | undefined;
  /** Ids that wait or run. */
  readonly #known = new Set<string>();
  readonly #waiting: Task<Payload>[] = [];
  readonly #delayed = new Map<Task<Payload>, NodeJS.Timeout>();
  readonly #active = new Set<Promise<void>>();
  #closed = false;

  constructor(kind: JobKind<Payload>, events: JobEvents, undone?: UndoneJobs) {
    this.#kind = kind;
    this.#events = events;
    this.#undone = undone;
    const left = (undone?.left(kind.name) ?? []) as Job<Payload>[];
    for (const { id } of left) this.#known.add(id);
    void undone?.begun.then(() => this.#take(left));
  }

  async add(...jobs: Job<Payload>[]): Promise<void> {
    if (this.#closed) throw new QRushError('SHUTTING_DOWN');
    const fresh: Job<Payload>[] = [];
    for (const job of jobs) {
      if (this.#known.has(job.id)) continue;
      this.#known.add(job.id);
      fresh.push(structuredClone(job));
    }
    if (this.#undone && fresh.length > 0) await this.#record(this.#undone, fresh);
    this.#take(fresh);
  }

  counts(): JobCounts {
    return {
      waiting: this.#waiting.length,
      active: this.#active.size,
      delayed: this.#delayed.size,
    };
  }

  /** Give jobs that wait for another try one now: if nothing outlives this process, it is the last. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const [task, timer] of this.#delayed) {
      clearTimeout(timer);
      this.#waiting.push(task);
    }
    this.#delayed.clear();
    this.#fill();
    while (this.#active.size > 0) await Promise.all(this.#active);
  }

  async #record(undone: UndoneJobs, jobs: Job<Payload>[]): Promise<void> {
    try {
      await undone.add(this.#kind.name, jobs);
    } catch (error) {
      for (const { id } of jobs) this.#known.delete(id);
      throw error;
    }
  }

  #take(jobs: Job<Payload>[]): void {
    // Jobs recorded after the end are done by the next process.
    if (this.#closed && this.#undone) return;
    this.#waiting.push(...jobs.map((job) => ({ ...job, failures: 0 })));
    this.#fill();
  }

  /** It is not done again; or it is, should this not be recorded: jobs may be done twice. */
  #end(id: string): void {
    this.#known.delete(id);
    this.#undone?.end(this.#kind.name, id).catch(() => {});
  }

  #fill(): void {
    while (this.#active.size < this.#kind.concurrency) {
      const task = this.#waiting.shift();
      if (!task) return;
      const running = this.#run(task).finally(() => {
        this.#active.delete(running);
        this.#fill();
      });
      this.#active.add(running);
    }
  }

  async #run(task: Task<Payload>): Promise<void> {
    const { name, timeout, handle } = this.#kind;
    const started = performance.now();
    const end = (outcome: 'succeeded' | 'retrying' | 'failed') =>
      this.#events.done(name, outcome, performance.now() - started);
    try {
      await within(timeout, handle(task.payload, task.id));
      this.#end(task.id);
      end('succeeded');
    } catch (error) {
      this.#events.error(name, task.id, error);
      end(this.#retry(task) ? 'retrying' : 'failed');
    }
  }

  /** @returns whether the job is tried again */
  #retry(task: Task<Payload>): boolean {
    task.failures += 1;
    if (task.failures > this.#kind.retries) {
      this.#end(task.id);
      return false;
    }
    // The next process tries again, if it hears of it.
    if (this.#closed) return this.#undone !== undefined;
    const delay = Math.min(this.#kind.backoff * 2 ** (task.failures - 1), LONGEST_BACKOFF);
    const timer = setTimeout(() => {
      this.#delayed.delete(task);
      this.#waiting.push(task);
      this.#fill();
    }, delay);
    this.#delayed.set(task, timer);
    return true;
  }
}
