import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Threads that score answers of their own, side by side: nothing has to be sent to them or back. */
export interface Loops extends AsyncDisposable {
  /** Lets all of them score their answers once. */
  run(): Promise<void>;
}

/** @param count answers that each has */
export async function openLoops(threads: number, count: number): Promise<Loops> {
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL('loop.ts', import.meta.url), { workerData: count }),
  );
  const all = () => Promise.all(workers.map((worker) => once(worker, 'message')));
  // They tell once they are warm.
  await all();
  return {
    async run() {
      const done = all();
      for (const worker of workers) worker.postMessage('go');
      await done;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
