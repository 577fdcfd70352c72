import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** ms that a batch is followed by at the most. */
const LONGEST_REST = 20;

/**
 * Leaves the loop to others for as long as it was busy, so that a batch takes half of it at most.
 * SQLite's promises alone would leave no turn to timers and sockets.
 * @param before what the loop had done before the batch
 */
export async function rest(
  before: ReturnType<typeof performance.eventLoopUtilization>,
): Promise<void> {
  const { active, idle } = performance.eventLoopUtilization(before);
  await sleep(Math.min(Math.max(active - idle, 1), LONGEST_REST));
}
