/** One of the threads of loops.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { scoreBatch } from '../../plugins/scoring/score-batch.ts';
import { batchOf, rules } from './batch.ts';

const batch = batchOf('text', workerData as number);
scoreBatch(rules, batch);
scoreBatch(rules, batch);
parentPort?.on('message', () => {
  scoreBatch(rules, batch);
  parentPort?.postMessage('done');
});
parentPort?.postMessage('warm');
