import { readdirSync, readFileSync } from 'node:fs';

/** ms of processor time that a process has used so far, all of its threads together. Linux only. */
export function cpuMs(pid: number): number {
  const tasks = `/proc/${pid}/task`;
  return readdirSync(tasks).reduce((sum, task) => sum + nanoseconds(`${tasks}/${task}`), 0) / 1e6;
}

function nanoseconds(task: string): number {
  try {
    return Number(readFileSync(`${task}/schedstat`, 'utf8').split(' ')[0]);
  } catch {
    // The thread has just ended.
    return 0;
  }
}
