import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { CheckpointTask } from './checkpoint-thread.ts';

/**
 * Makes a checkpoint of closed logs, in a thread: the live state is not touched, and nobody waits.
 * @returns its bytes
 * @throws Error when it cannot be made; the files are as before then
 */
export async function makeCheckpoint(task: CheckpointTask, signal: AbortSignal): Promise<number> {
  const thread = new Worker(new URL('checkpoint-thread.ts', import.meta.url), { workerData: task });
  const end = () => void thread.terminate();
  signal.addEventListener('abort', end);
  try {
    const [bytes] = await Promise.race([
      once(thread, 'message'),
      once(thread, 'exit').then(() => {
        throw new Error('the thread ended');
      }),
    ]);
    return bytes as number;
  } finally {
    signal.removeEventListener('abort', end);
    await thread.terminate();
  }
}
