import { readFileSync } from 'node:fs';

export interface Memory {
  /** MB (of 1,000,000 bytes) in memory now, what it shares with other processes included. */
  now: number;
  /** MB that it had at its peak. */
  peak: number;
}

/** A process's memory, as the kernel counts it. Linux only. */
export function memoryOf(pid: number): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mb = (name: string) =>
    (Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024) / 1e6;
  return { now: mb('VmRSS'), peak: mb('VmHWM') };
}
