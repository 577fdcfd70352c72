/** One game over many processes on one Redis: what telling everybody costs, and how far apart they hear. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { hostGame, joinWeb, type WebPlayer } from '../test/support/clients.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { singles } from '../test/support/quizzes.ts';
import { startRedis } from '../test/support/redis.ts';
import { ServerProcess } from '../test/support/server-process.ts';
import type { CrowdNews, CrowdOrder } from './fan-out/crowd.ts';
import { CountingProxy } from './redis/counting-proxy.ts';
import { cpuMs } from './report/cpu.ts';
import { median, quantile, show, sum } from './report/numbers.ts';
import { readOptions, wholeNumber, wholeNumbers } from './report/options.ts';
import { table } from './report/table.ts';

const options = readOptions(
  'Plays one game over 1 to 8 server processes that share a Redis, and measures how questions reach everybody.',
  {
    processes: { default: '1,2,4,8', value: 'N,N', about: 'server processes' },
    players: { default: '1600', about: 'players in the game, spread over the processes' },
    questions: { default: '20', about: 'questions' },
  },
);
const players = wholeNumber(options.players);
const questions = wholeNumber(options.questions);

/** The cost of telling everybody something. */
interface Told {
  /** ms from the command to the first and the last process's player. */
  first: number;
  last: number;
  /** ms of processor time of all servers, and of Redis. */
  cpu: number;
  redis: number;
  bytes: number;
}

/** A row of each table. */
interface Rows {
  question: string[];
  step: string[];
}

async function round(processes: number): Promise<Rows> {
  await using redis = await startRedis();
  await using postgres = await startPostgres();
  await using proxy = new CountingProxy(redis.port);
  const env = {
    REDIS_URL: await proxy.listen(),
    DATABASE_URL: postgres.newDatabase(),
    DATABASE_POOL: '4',
    SCORING_THREADS: '1',
    SECRET: 'one secret for all processes of this benchmark',
    LOG_LEVEL: 'warn',
  };
  await using servers = new AsyncDisposableStack();
  const started: { url: string; pid: number }[] = [];
  // One after the other: the first one makes the tables.
  for (let index = 0; index < processes; index++) {
    const server = servers.use(new ServerProcess(['--port', '0'], env));
    started.push({ url: await server.url(), pid: server.child.pid ?? 0 });
  }
  const [{ url: door } = { url: '' }] = started;
  using host = await hostGame(door, singles(questions, { limit: 60 }), {
    board: true,
    maxPlayers: players + processes,
  });
  const crowd = fork(fileURLToPath(new URL('./fan-out/crowd.ts', import.meta.url)));
  const seen = new Map<number, () => void>();
  const stepped = new Map<number, () => void>();
  const inside = Promise.withResolvers<void>();
  crowd.on('message', (news: CrowdNews) => {
    if ('in' in news) inside.resolve();
    else if ('seen' in news) seen.get(news.seen)?.();
    else stepped.get(news.stepped)?.();
  });
  const each = Math.ceil(players / processes) - 1;
  crowd.send({
    urls: started.map(({ url }) => url),
    pin: host.pin,
    players: each,
  } satisfies CrowdOrder);
  await inside.promise;
  const probes: WebPlayer[] = [];
  for (const [index, { url }] of started.entries()) {
    probes.push(await joinWeb(url, host.pin, `Probe ${index}`));
  }

  /** @param heard when a probe has it @param all when the crowd has it */
  async function measure(
    command: 'start' | 'next' | 'board',
    heard: (probe: WebPlayer) => Promise<unknown>,
    all: Promise<void>,
  ): Promise<Told> {
    const cpu = () => sum(started.map(({ pid }) => cpuMs(pid)));
    const before = { cpu: cpu(), redis: cpuMs(redis.process.pid ?? 0) };
    proxy.take();
    const asked = performance.now();
    const times = probes.map(async (probe) => {
      await heard(probe);
      return performance.now() - asked;
    });
    await host.command(command);
    const arrived = await Promise.all(times);
    await all;
    return {
      first: Math.min(...arrived),
      last: Math.max(...arrived),
      cpu: cpu() - before.cpu,
      redis: cpuMs(redis.process.pid ?? 0) - before.redis,
      bytes: proxy.take().bytesOut,
    };
  }

  const asked: Told[] = [];
  const steps: Told[] = [];
  for (let index = 0; index < questions; index++) {
    const hasQuestion = new Promise<void>((resolve) => seen.set(index, resolve));
    asked.push(
      await measure(
        index === 0 ? 'start' : 'next',
        ({ inbox }) => inbox.next('question', (event) => event.index === index),
        hasQuestion,
      ),
    );
    // Somebody has points, so there is a board to show.
    await probes[0]?.answer(index, index % 4);
    await host.command('skip');
    await host.inbox.next('reveal', (event) => event.index === index);
    await Promise.all(
      probes.map(({ inbox }) => inbox.next('leaderboard', (event) => event.index === index)),
    );
    // The last question is followed by the podium.
    if (index === questions - 1) break;
    const hasStep = new Promise<void>((resolve) => stepped.set(index, resolve));
    steps.push(
      await measure(
        'board',
        ({ inbox }) =>
          inbox.next('state', (event) => event.step === 'board' && event.question?.index === index),
        hasStep,
      ),
    );
  }
  for (const probe of probes) probe.socket.disconnect();
  crowd.disconnect();
  await once(crowd, 'exit');

  const row = (told: Told[]): string[] => {
    const of = (read: (one: Told) => number) => told.map(read);
    const skew = of(({ first, last }) => last - first);
    const cpu = median(of((one) => one.cpu));
    return [
      String(processes),
      String(each + 1),
      show(median(of(({ last }) => last))),
      show(median(skew)),
      show(quantile(skew, 0.95)),
      show(cpu),
      show((1000 * cpu) / ((each + 1) * processes)),
      show(median(of(({ redis: used }) => used))),
      show(median(of(({ bytes }) => bytes))),
    ];
  };
  return { question: row(asked), step: row(steps) };
}

const COLUMNS = [
  'processes',
  'players each',
  'all told ms',
  'skew ms',
  'skew p95',
  'CPU ms',
  'CPU µs a player',
  'Redis CPU ms',
  'bytes from Redis',
];

const rows: Rows[] = [];
for (const processes of wholeNumbers(options.processes)) {
  process.stderr.write(`${processes} processes\n`);
  rows.push(await round(processes));
}
const crowd = players.toLocaleString('en');
const tableOf = (read: (one: Rows) => string[]) => table(COLUMNS, rows.map(read));
process.stdout.write(`
A question to ${crowd} players (medians of ${questions} questions)

${tableOf(({ question }) => question)}
The step to the leaderboard, as a \`state\` (medians of ${questions - 1})

${tableOf(({ step }) => step)}
all told: from the command to the last process's player; skew: between the first and the last process;
CPU: of all server processes, from the command until every player has it.
`);
