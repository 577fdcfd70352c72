import { readFileSync } from 'node:fs';

/** Of the kernel, for user space: the same on all architectures that Node runs on. */
const MS_PER_TICK = 10;

/** Place of `utime`, after the name of the thread, which may have any characters in it. */
const UTIME = 11;

/**
 * ms of CPU time that the main thread has used, read from any thread. Where the system does not tell
 * it by thread (macOS, Windows), that of the whole process, which is no less.
 */
export function mainCpuTime(): number {
  try {
    // The main thread has the number of the process.
    const stat = readFileSync(`/proc/self/task/${process.pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[UTIME]) + Number(fields[UTIME + 1])) * MS_PER_TICK;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
}
