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

/** Jobs of a single process. Those that wait when it crashes are lost, as its games are. */
export function memoryJobs(events: JobEvents): Jobs {
  const queues = new Map<string, MemoryQueue<never>>();
  return {
    open<Payload>(kind: JobKind<Payload>): JobQueue<Payload> {
      if (queues.has(kind.name)) throw new Error(`there are two job queues named "${kind.name}"`);
      const queue = new MemoryQueue(kind, events);
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
  /** Ids that wait or run. */
  readonly #known = new Set<string>();
  readonly #waiting: Task<Payload>[] = [];
  readonly #delayed = new Map<Task<Payload>, NodeJS.Timeout>();
  readonly #active = new Set<Promise<void>>();
  #closed = false;

  constructor(kind: JobKind<Payload>, events: JobEvents) {
    this.#kind = kind;
    this.#events = events;
  }

  async add(...jobs: Job<Payload>[]): Promise<void> {
    if (this.#closed) throw new QRushError('SHUTTING_DOWN');
    for (const job of jobs) {
      if (this.#known.has(job.id)) continue;
      this.#known.add(job.id);
      this.#waiting.push({ ...structuredClone(job), failures: 0 });
    }
    this.#fill();
  }

  counts(): JobCounts {
    return {
      waiting: this.#waiting.length,
      active: this.#active.size,
      delayed: this.#delayed.size,
    };
  }

  /** Give jobs that wait for another try a last one now: nobody else will do them. */
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
      this.#known.delete(task.id);
      end('succeeded');
    } catch (error) {
      this.#events.error(name, task.id, error);
      end(this.#retry(task) ? 'retrying' : 'failed');
    }
  }

  /** @returns whether the job is tried again */
  #retry(task: Task<Payload>): boolean {
    task.failures += 1;
    if (this.#closed || task.failures > this.#kind.retries) {
      this.#known.delete(task.id);
      return false;
    }
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
