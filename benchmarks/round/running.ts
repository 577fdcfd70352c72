import { Redis } from 'ioredis';
import { startRedis } from '../../test/support/redis.ts';
import { Child } from './child.ts';
import type { GamePlan, Memory, SubjectRequests } from './protocol.ts';
import { SUBJECTS, type SubjectName, type SubjectPlan } from './subjects.ts';

/** The processes of a subject, as if they were one. */
export interface Running extends AsyncDisposable {
  name: SubjectName;
  urls: string[];
  game(plan: GamePlan): Promise<string>;
  open(): Promise<void>;
  /** µs so far. */
  cpu(): Promise<{ server: number; redis: number }>;
  memory(): Promise<Memory>;
}

/**
 * Starts a subject, with a Redis of its own if it is a cluster.
 * @param profiles a folder for a CPU profile of the first process, written when it ends
 */
export async function startSubject(name: SubjectName, profiles?: string): Promise<Running> {
  const { module, workers = 0 }: SubjectPlan = SUBJECTS[name];
  await using started = new AsyncDisposableStack();
  const redis = workers > 0 ? started.use(await startRedis()) : undefined;
  const client = redis && started.adopt(new Redis(redis.url), async (one) => one.disconnect());
  const children = Array.from({ length: Math.max(1, workers) }, (_, index) => {
    const flags =
      profiles !== undefined && index === 0
        ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`, `--cpu-prof-name=${name}.cpuprofile`]
        : [];
    const url = new URL(`subjects/${module}.ts`, import.meta.url);
    return started.use(new Child<SubjectRequests>(url, flags));
  });
  const urls: string[] = [];
  for (const child of children) {
    const { url } = await child.ask('start', { ...(redis && { redisUrl: redis.url }) });
    urls.push(url);
  }
  const [first] = children;
  const running = started.move();
  return {
    name,
    urls,
    game: async (plan) => (await first?.ask('game', plan))?.pin ?? '',
    open: async () => first?.ask('open', undefined),
    async cpu() {
      const spent = await Promise.all(children.map((child) => child.ask('cpu', undefined)));
      return { server: sum(spent), redis: client ? await redisCpu(client) : 0 };
    },
    async memory() {
      const each = await Promise.all(children.map((child) => child.ask('memory', undefined)));
      return { heap: sum(each.map(({ heap }) => heap)), rss: sum(each.map(({ rss }) => rss)) };
    },
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}

async function redisCpu(client: Redis): Promise<number> {
  const info = await client.info('cpu');
  const seconds = ['used_cpu_sys', 'used_cpu_user'].map((name) =>
    Number(new RegExp(`${name}:([\\d.]+)`).exec(info)?.[1] ?? 0),
  );
  return sum(seconds) * 1e6;
}

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
