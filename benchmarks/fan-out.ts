/** One game over many processes on one Redis: what telling everybody costs, and how far apart they hear. */
import { setTimeout as sleep } from 'node:timers/promises';
import { hostGame, joinWeb, type WebPlayer } from '../test/support/clients.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { singles } from '../test/support/quizzes.ts';
import { startRedis } from '../test/support/redis.ts';
import { ServerProcess } from '../test/support/server-process.ts';
import type { CrowdRequests } from './fan-out/crowd.ts';
import { CountingProxy } from './redis/counting-proxy.ts';
import { cpuMs } from './report/cpu.ts';
import { median, quantile, show, sum } from './report/numbers.ts';
import { readOptions, wholeNumber, wholeNumbers } from './report/options.ts';
import { table } from './report/table.ts';
import { Child } from './round/child.ts';

const options = readOptions(
  'Plays one game over 1 to 8 server processes that share a Redis, and measures how what happens in it reaches everybody.',
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

/** The news of a question in their order, each with the event that brings it. */
const TOLD = {
  question: 'question',
  extend: 'question',
  reveal: 'leaderboard',
  board: 'state',
} as const;
type Step = keyof typeof TOLD;

/** Seconds that the host adds. */
const MORE = 10;

/** ms in which all is done that follows from the news before. */
const CALM = 3000;

/** How often each was told, at what cost. */
type Costs = Record<Step, Told[]>;

async function round(processes: number): Promise<Record<Step, string[]>> {
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
  const urls = started.map(({ url }) => url);
  const [door = ''] = urls;
  using host = await hostGame(door, singles(questions, { limit: 600 }), {
    board: true,
    maxPlayers: players + processes,
  });
  await using crowd = new Child<CrowdRequests>(new URL('./fan-out/crowd.ts', import.meta.url));
  const each = Math.ceil(players / processes) - 1;
  await crowd.ask('join', { urls, pin: host.pin, players: each * processes });
  const probes: WebPlayer[] = [];
  for (const [index, url] of urls.entries())
    probes.push(await joinWeb(url, host.pin, `Probe ${index}`));

  /** @param command what has everybody told @param heard when a probe has been */
  async function measure(
    step: Step,
    command: () => Promise<unknown>,
    heard: (probe: WebPlayer) => Promise<unknown>,
  ): Promise<Told> {
    // Pings follow a question, and counts an answer: they are no part of the next news.
    await sleep(CALM);
    await crowd.ask('hear', TOLD[step]);
    const cpu = () => sum(started.map(({ pid }) => cpuMs(pid)));
    const before = { cpu: cpu(), redis: cpuMs(redis.process.pid ?? 0) };
    proxy.take();
    const asked = performance.now();
    const times = probes.map(async (probe) => {
      await heard(probe);
      return performance.now() - asked;
    });
    await command();
    const arrived = await Promise.all(times);
    const lost = await crowd.ask('heard', undefined);
    if (lost > 0)
      throw new Error(`${lost} players have lost their connection: the machine has too much to do`);
    return {
      first: Math.min(...arrived),
      last: Math.max(...arrived),
      cpu: cpu() - before.cpu,
      redis: cpuMs(redis.process.pid ?? 0) - before.redis,
      bytes: proxy.take().bytesOut,
    };
  }

  const costs: Costs = { question: [], extend: [], reveal: [], board: [] };
  for (let index = 0; index < questions; index++) {
    process.stderr.write(`  question ${index + 1} of ${questions}\n`);
    const of = (event: { index: number }) => event.index === index;
    const asked = (times: number) => async (probe: WebPlayer) => {
      await probe.inbox.next('question', (event) => of(event) && isNth(probe, event, times));
    };
    const add = async (
      step: Step,
      ...how: [() => Promise<unknown>, (probe: WebPlayer) => Promise<unknown>]
    ) => costs[step].push(await measure(step, ...how));
    await add('question', () => host.command(index === 0 ? 'start' : 'next'), asked(1));
    await add('extend', () => host.socket.emitWithAck('extend', { seconds: MORE }), asked(2));
    // Somebody has points, so there is a board to show.
    await probes[0]?.answer(index, index % 4);
    await add(
      'reveal',
      () => host.command('skip'),
      ({ inbox }) => inbox.next('leaderboard', of),
    );
    // The last question is followed by the podium.
    if (index === questions - 1) break;
    await add(
      'board',
      () => host.command('board'),
      ({ inbox }) =>
        inbox.next('state', (event) => event.step === 'board' && event.question?.index === index),
    );
  }
  for (const probe of probes) probe.socket.disconnect();

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
  return {
    question: row(costs.question),
    extend: row(costs.extend),
    reveal: row(costs.reveal),
    board: row(costs.board),
  };
}

/** Whether a question has come to a player for this time: it comes again with more seconds. */
const isNth = ({ inbox }: WebPlayer, event: { index: number }, times: number): boolean =>
  inbox.of('question').filter(({ index }) => index === event.index).length >= times;

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

const TITLES: Record<Step, string> = {
  question: 'A question',
  extend: 'More seconds, as the same `question`',
  reveal: "The reveal with everybody's own result, and the leaderboard",
  board: 'The step to the leaderboard, as a `state`',
};

const rounds: Record<Step, string[]>[] = [];
for (const processes of wholeNumbers(options.processes)) {
  process.stderr.write(`${processes} processes\n`);
  rounds.push(await round(processes));
}
for (const step of Object.keys(TITLES) as Step[])
  process.stdout.write(
    `\n${TITLES[step]}\n\n${table(
      COLUMNS,
      rounds.map((one) => one[step]),
    )}`,
  );
process.stdout.write(`
Medians of ${questions} questions, of ${players.toLocaleString('en')} players.
all told: from the command to the last process's player; skew: between the first and the last process;
CPU: of all server processes, from the command until every player has it.
`);
