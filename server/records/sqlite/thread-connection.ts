import type { SQLInputValue } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import type { Row } from '../reading.ts';

/** A statement for the thread. */
export interface Asked {
  id: number;
  sql: string;
  values: SQLInputValue[];
}

/** Its rows, or why there are none. */
export type Told = { id: number; rows: Row[] } | { id: number; error: Error };

/** ms without a statement after which the thread ends: most of the time there is nothing to read. */
const IDLE = 30_000;

interface Thread {
  worker: Worker;
  waiting: Map<number, PromiseWithResolvers<Row[]>>;
}

/**
 * A connection in a thread of its own, for what takes SQLite long: Node's SQLite holds its caller
 * until it is done. The thread starts with the first statement.
 */
export class ThreadConnection {
  readonly #file: string;
  #thread: Thread | undefined;
  #idle: NodeJS.Timeout | undefined;
  #next = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** @throws SQLite's error; Error when the thread goes before it is done */
  async execute(sql: string, values: SQLInputValue[] = []): Promise<Row[]> {
    clearTimeout(this.#idle);
    this.#thread ??= this.#start();
    const { worker, waiting } = this.#thread;
    const id = this.#next++;
    const told = Promise.withResolvers<Row[]>();
    waiting.set(id, told);
    worker.postMessage({ id, sql, values } satisfies Asked);
    try {
      return await told.promise;
    } finally {
      waiting.delete(id);
      if (waiting.size === 0) this.#idle = setTimeout(() => this.close(), IDLE).unref();
    }
  }

  /** Ends the thread; what it has not answered fails. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.worker.terminate();
  }

  #start(): Thread {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: { file: this.#file },
      name: 'records',
    });
    const thread: Thread = { worker, waiting: new Map() };
    let failed: unknown;
    worker.on('message', (told: Told) => {
      const asked = thread.waiting.get(told.id);
      if ('rows' in told) asked?.resolve(told.rows);
      else asked?.reject(told.error);
    });
    worker.on('error', (error) => {
      failed = error;
    });
    worker.on('exit', () => {
      if (this.#thread === thread) this.#thread = undefined;
      const gone = failed ?? new Error('the records thread has ended');
      for (const { reject } of thread.waiting.values()) reject(gone);
    });
    return thread;
  }
}
