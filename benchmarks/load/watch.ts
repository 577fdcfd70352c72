/** Looks at a server under load, once a second. */
import { cpus } from 'node:os';
import { type Api, ask, cpuSeconds, type DbStats, type WorkerStats } from './api.ts';

const INTERVAL = 1000;

export interface Sample {
  /** Seconds since the watching began. */
  at: number;
  /** Bytes, of the largest process. */
  rss: number;
  heapUsed: number;
  sockets: number;
  /** Cores in use by all processes, since the sample before. */
  cores: number;
  /** Cores that everything else on the machine used meanwhile: Artillery, mostly. */
  others: number;
}

export interface Watched {
  samples: Sample[];
  /** Statements since the watching began, and those of them that took over 200 ms. */
  statements: number;
  meanMs: number;
  slow: { ms: number; query: string }[];
}

/** Watches until stopped. @param tell is called with each sample, for progress */
export async function watch(api: Api, tell: (sample: Sample) => void) {
  const began = performance.now();
  const before = await ask<DbStats>(api, 'db');
  const samples: Sample[] = [];
  let cpu = await cpuSeconds(api);
  let machine = busySeconds();
  let cpuAt = performance.now();
  let looking: Promise<void> = Promise.resolve();

  const look = async () => {
    const [workers, used] = [await ask<WorkerStats>(api, 'worker'), await cpuSeconds(api)];
    const busy = busySeconds();
    const now = performance.now();
    const seconds = (now - cpuAt) / 1000;
    const cores = (used - cpu) / seconds;
    const sample = {
      at: (now - began) / 1000,
      rss: Math.max(...workers.map(({ process }) => process.memory.rss)),
      heapUsed: Math.max(...workers.map(({ process }) => process.memory.heapUsed)),
      sockets: workers.reduce((sum, { process }) => sum + process.sockets.play, 0),
      cores,
      others: Math.max(0, (busy - machine) / seconds - cores),
    };
    [cpu, machine, cpuAt] = [used, busy, now];
    samples.push(sample);
    tell(sample);
  };
  // A look that fails is left out: the server may be busy, and the load tells.
  const timer = setInterval(() => {
    looking = looking.then(look).catch(() => {});
  }, INTERVAL);

  return {
    async stop(): Promise<Watched> {
      clearInterval(timer);
      await looking;
      const after = await ask<DbStats>(api, 'db');
      const count = total(after, 'count') - total(before, 'count');
      const known = new Set(before.flatMap(({ records }) => records.slow.map(key)));
      return {
        samples,
        statements: count,
        meanMs: count === 0 ? 0 : (total(after, 'totalMs') - total(before, 'totalMs')) / count,
        slow: after.flatMap(({ records }) => records.slow.filter((one) => !known.has(key(one)))),
      };
    },
  };
}

/** Seconds that all cores of this machine have been busy. */
const busySeconds = (): number =>
  cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0) /
  1000;

const total = (processes: DbStats[], what: 'count' | 'totalMs'): number =>
  processes.reduce((sum, { records }) => sum + records.queries[what], 0);

const key = ({ ms, query }: { ms: number; query: string }): string => `${ms} ${query}`;
