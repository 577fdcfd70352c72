import type { Profiler } from 'node:inspector';
import { Redis } from 'ioredis';
import { startRedis } from '../../test/support/redis.ts';
import { sum } from '../report/numbers.ts';
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
  /** Starts a CPU profile of the first process, or ends it. */
  profile(action: 'start' | 'stop'): Promise<Profiler.Profile | undefined>;
}

/**
 * Starts a subject, with a Redis of its own if it is a cluster.
 * @param root of the tree whose subject it is: another checkout of QRush, for a comparison
 */
export async function startSubject(
  name: SubjectName,
  root = new URL('../../', import.meta.url),
): Promise<Running> {
  const plan: SubjectPlan = SUBJECTS[name];
  const { workers = 0 } = plan;
  await using started = new AsyncDisposableStack();
  const redis = workers > 0 ? started.use(await startRedis()) : undefined;
  const client = redis && started.adopt(new Redis(redis.url), async (one) => one.disconnect());
  const module = new URL(`benchmarks/round/subjects/${plan.module}.ts`, root);
  const children = Array.from({ length: Math.max(1, workers) }, () =>
    started.use(new Child<SubjectRequests>(module)),
  );
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
    profile: async (action) => first?.ask('profile', action),
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
