/**
 * How late timers fire: several processes share one Redis and set timers for each other, while each
 * also has other work to do.
 *
 *   node benchmarks/timers.ts --help
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { build, type Histogram } from 'hdr-histogram-js';
import { Redis } from 'ioredis';
import pino from 'pino';
import { TimerLoop } from '../plugins/timers/loop.ts';
import { createRedisStore, type RedisStore } from '../server/store/redis/redis-store.ts';
import { startRedis } from '../test/support/redis.ts';

const HELP = `How late timers fire, on Redis, shared by several processes.

  --processes N   processes that share the timers (2)
  --timers N      timers set in all, spread evenly (1000)
  --seconds N     over so many seconds (10)
  --busy N        ms of computing in every 20 ms of each process (5)
  --commands N    commands a second that each process also sends to Redis (2000)
  --redis URL     a Redis of yours; one of its own is started when left out
`;

/** ms: at each of these a process computes for `busy` ms, and sends its share of commands. */
const TICK = 20;

/** ms from the order to start until the first timer is due. */
const LEAD = 1000;

interface Plan {
  url: string;
  prefix: string;
  timers: number;
  seconds: number;
  busy: number;
  commands: number;
}

type Message = { ready: true } | { late: number } | { plain: number } | { failed: string };

/** ms of the plain timeouts that show what the machine itself costs. */
const PLAIN = 20;

async function work(plan: Plan): Promise<void> {
  const store = await createRedisStore({ ...plan, log: pino({ level: 'silent' }) });
  const tell = (message: Message) => process.connected && process.send?.(message);
  const loop = new TimerLoop({
    timers: store.timers,
    now: store.now,
    lease: 2000,
    async fire({ at }) {
      // One machine: the clock of Redis and this process's are the same.
      tell({ late: Date.now() - at });
      return true;
    },
    onError: (error) => tell({ failed: String(error) }),
  });
  loop.start();
  const load = setInterval(() => keepBusy(store, plan), TICK);
  plainTimeouts((plain) => tell({ plain }));
  tell({ ready: true });
  const [order] = (await once(process, 'message')) as [{ from: number; keys: string[] }];
  const { from, keys } = order;
  const step = (plan.seconds * 1000) / keys.length;
  await Promise.all(
    keys.map((key, index) =>
      store.timers.set({ kind: 'bench', key, at: Math.round(from + index * step) }),
    ),
  );
  await once(process, 'message');
  clearInterval(load);
  await loop.stop();
  await store.close();
  process.disconnect();
}

/** Sets one timeout after the other, for as long as the process lives. */
function plainTimeouts(tell: (late: number) => void): void {
  const set = performance.now();
  setTimeout(() => {
    tell(performance.now() - set - PLAIN);
    if (process.connected) plainTimeouts(tell);
  }, PLAIN).unref();
}

function keepBusy(store: RedisStore, { busy, commands }: Plan): void {
  const until = performance.now() + busy;
  while (performance.now() < until);
  const space = store.space('load');
  for (let sent = 0; sent < (commands * TICK) / 1000; sent++) {
    space.get('key').catch(() => {});
  }
}

interface Outcome {
  /** ms. */
  lateness: Histogram;
  /** ms that plain timeouts of the same processes were late. */
  plain: Histogram;
  /** Timers that each process fired. */
  fired: number[];
}

const histogram = () => build({ lowestDiscernibleValue: 1, highestTrackableValue: 60_000 });

async function run(plan: Plan, processes: number): Promise<Outcome> {
  const [lateness, plain] = [histogram(), histogram()];
  const fired = Array.from({ length: processes }, () => 0);
  const children: ChildProcess[] = [];
  const finished = Promise.withResolvers<void>();
  const ready = fired.map(async (_, index) => {
    const child = fork(import.meta.filename, [JSON.stringify(plan)]);
    children.push(child);
    const up = Promise.withResolvers<void>();
    child.on('message', (message: Message) => {
      if ('ready' in message) up.resolve();
      else if ('plain' in message) plain.recordValue(Math.max(0, Math.round(message.plain)));
      else if ('failed' in message) finished.reject(new Error(message.failed));
      else {
        lateness.recordValue(Math.max(0, message.late));
        fired[index] = (fired[index] ?? 0) + 1;
        if (lateness.totalCount === plan.timers) finished.resolve();
      }
    });
    await up.promise;
  });
  await Promise.all(ready);
  const keys = Array.from({ length: plan.timers }, (_, index) => `timer-${index}`);
  for (const [index, child] of children.entries()) {
    const own = keys.filter((_, at) => at % processes === index);
    child.send({ from: Date.now() + LEAD, keys: own });
  }
  await finished.promise;
  await Promise.all(
    children.map(async (child) => {
      child.send('stop');
      await once(child, 'exit');
    }),
  );
  return { lateness, plain, fired };
}

/** How many commands Redis has run so far. */
async function commandsOf(url: string): Promise<number> {
  const redis = new Redis(url);
  const info = await redis.info('stats');
  redis.disconnect();
  return Number(/total_commands_processed:(\d+)/.exec(info)?.[1] ?? 0);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      processes: { type: 'string', default: '2' },
      timers: { type: 'string', default: '1000' },
      seconds: { type: 'string', default: '10' },
      busy: { type: 'string', default: '5' },
      commands: { type: 'string', default: '2000' },
      redis: { type: 'string' },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const own = values.redis === undefined ? await startRedis() : undefined;
  const url = values.redis ?? own?.url ?? '';
  const plan: Plan = {
    url,
    prefix: `bench-timers-${process.pid}:`,
    timers: Number(values.timers),
    seconds: Number(values.seconds),
    busy: Number(values.busy),
    commands: Number(values.commands),
  };
  const processes = Number(values.processes);
  const before = await commandsOf(url);
  const { lateness, plain, fired } = await run(plan, processes);
  const commands = (await commandsOf(url)) - before;
  await own?.[Symbol.asyncDispose]();
  const figures = (of: Histogram) =>
    [50, 90, 99].map((at) => `p${at} ${of.getValueAtPercentile(at)} ms`).join(', ') +
    `, max ${of.maxValue} ms`;
  process.stdout.write(
    `${plan.timers} timers over ${plan.seconds} s, ${processes} processes, each computing ` +
      `${plan.busy} of ${TICK} ms and sending ${plan.commands} commands/s\n` +
      `late by: ${figures(lateness)}\n` +
      `a plain timeout of these processes: ${figures(plain)}\n` +
      `fired by each: ${fired.join(', ')}\n` +
      `commands in Redis, of the load and of scripts included: ${commands}\n`,
  );
}

const [plan] = process.argv.slice(2);
await (process.send && plan ? work(JSON.parse(plan)) : main());
