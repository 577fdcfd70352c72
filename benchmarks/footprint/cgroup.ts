/** A group of processes that the kernel holds to so much memory. Linux, as root. */
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface MemoryGroup extends AsyncDisposable {
  /** The words to put before a command to run it there. */
  readonly command: readonly string[];
  /** Processes of it that the kernel has killed because there was no more. */
  killed(): number;
}

/** The files of a group, by the version of cgroups. */
interface Version {
  root: string;
  /** The line of /proc/self/cgroup that tells where this process is. */
  own: RegExp;
  limit: string;
  events: string;
}

const VERSIONS: Version[] = [
  {
    root: '/sys/fs/cgroup',
    own: /^0::(.*)$/m,
    limit: 'memory.max',
    events: 'memory.events',
  },
  {
    root: '/sys/fs/cgroup/memory',
    own: /^\d+:memory:(.*)$/m,
    limit: 'memory.limit_in_bytes',
    events: 'memory.oom_control',
  },
];

/** ms between two tries to remove it: its processes may be ending. */
const PAUSE = 50;
const TRIES = 40;

/**
 * Makes a group below the one of this process.
 * @param mb that its processes may have in memory together
 * @returns undefined where that is not possible
 */
export function memoryGroup(mb: number): MemoryGroup | undefined {
  for (const version of VERSIONS) {
    const folder = make(version, mb);
    if (folder !== undefined) return groupIn(folder, version);
  }
  return undefined;
}

function make({ root, own, limit }: Version, mb: number): string | undefined {
  try {
    const [, path = ''] = own.exec(readFileSync('/proc/self/cgroup', 'utf8')) ?? [];
    const folder = join(root, path, `qrush-${process.pid}-${Date.now()}`);
    mkdirSync(folder);
    // Only a controller that is on for this group has its files there.
    if (existsSync(join(folder, limit))) {
      writeFileSync(join(folder, limit), String(mb * 1_000_000));
      return folder;
    }
    rmdirSync(folder);
  } catch {
    // No such hierarchy, no rights, or a group that must not have others below it.
  }
  return undefined;
}

function groupIn(folder: string, { events }: Version): MemoryGroup {
  return {
    // It enters by itself: so nothing is counted elsewhere before.
    command: ['/bin/sh', '-c', `echo $$ > '${folder}/cgroup.procs' && exec "$@"`, 'sh'],
    killed() {
      const text = readFileSync(join(folder, events), 'utf8');
      return Number(/^oom_kill (\d+)/m.exec(text)?.[1] ?? 0);
    },
    async [Symbol.asyncDispose]() {
      for (let attempt = 0; attempt < TRIES && existsSync(folder); attempt++) {
        try {
          rmdirSync(folder);
        } catch {
          await new Promise((resolve) => setTimeout(resolve, PAUSE));
        }
      }
    },
  };
}
