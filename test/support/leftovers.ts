import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The ids of all processes that have this variable in the environment they were started with. */
export function processesWith(name: string, value: string): number[] {
  const entry = `${name}=${value}`;
  return existsSync('/proc/self/environ') ? byProc(entry) : byPs(entry);
}

function byProc(entry: string): number[] {
  return readdirSync('/proc')
    .filter((folder) => /^\d+$/.test(folder))
    .filter((pid) => environmentOf(pid).includes(entry))
    .map(Number);
}

/** Empty for a process that has just gone, or is somebody else's. */
function environmentOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

function byPs(entry: string): number[] {
  const list = execFileSync('ps', ['axeww', '-o', 'pid=,command='], { encoding: 'utf8' });
  return list
    .split('\n')
    .filter((line) => line.includes(entry))
    .map((line) => Number.parseInt(line, 10));
}
