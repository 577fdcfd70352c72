/**
 * A game's cost to Redis: commands, bytes and time; and how the leaderboard of a million behaves.
 */
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import pino from 'pino';
import { createRedisStore, type RedisStore } from '../server/store/redis/redis-store.ts';
import { startApp } from '../test/support/app.ts';
import { hostGame, joinWeb } from '../test/support/clients.ts';
import { singles } from '../test/support/quizzes.ts';
import { startRedis } from '../test/support/redis.ts';
import { CountingProxy, type Traffic } from './redis/counting-proxy.ts';
import { openQuestion, seat, seatOnBoard } from './redis/game.ts';
import { cpuMs } from './report/cpu.ts';
import { median, quantile, show, showSpread } from './report/numbers.ts';
import { readOptions, wholeNumber, wholeNumbers } from './report/options.ts';
import { table } from './report/table.ts';

const options = readOptions(
  'Counts what a game asks of Redis, and times answers and leaderboards of large games. Starts a Redis of its own.',
  {
    players: { default: '200', about: 'players of the whole game that is counted' },
    answers: { default: '5000,10000,25000,50000', value: 'N,N', about: 'answers to one question' },
    board: { default: '1000000', about: 'players on the leaderboard' },
    runs: { default: '3', about: 'runs of the answers' },
    reads: { default: '300', about: 'reads of the leaderboard' },
  },
);
const QUESTIONS = 5;
const PREFIX = 'bench:';
const log = pino({ level: 'silent' });

/** A game through sockets, with somebody between the server and Redis who counts. */
async function wholeGame(port: number): Promise<void> {
  const players = wholeNumber(options.players);
  await using proxy = new CountingProxy(port);
  const redisUrl = await proxy.listen();
  await using running = await startApp({
    dataDir: 'memory://',
    redisUrl,
    redisPrefix: `${randomUUID()}:`,
  });
  using host = await hostGame(running.url, singles(QUESTIONS));
  const rows: string[][] = [];
  const note = (what: string, times: number) => {
    const { commands, packets, bytesIn, bytesOut } = proxy.take();
    rows.push([what, ...[commands, packets, bytesIn, bytesOut].map((all) => show(all / times))]);
  };
  proxy.take();
  const joined = await Promise.all(
    Array.from({ length: players }, (_, index) =>
      joinWeb(running.url, host.pin, `Player ${index}`),
    ),
  );
  await host.inbox.next('lobby', (event) => event.players === players);
  note('a player who joins', players);
  const all = { opened: nothing(), answered: nothing(), revealed: nothing() };
  for (let index = 0; index < QUESTIONS; index++) {
    await host.command(index === 0 ? 'start' : 'next');
    await Promise.all(
      joined.map(({ inbox }) => inbox.next('question', (event) => event.index === index)),
    );
    add(all.opened, proxy.take());
    await Promise.all(joined.map((player) => player.answer(index, 0)));
    add(all.answered, proxy.take());
    await Promise.all(
      joined.map(({ inbox }) => inbox.next('leaderboard', (event) => event.index === index)),
    );
    add(all.revealed, proxy.take());
  }
  await host.command('next');
  await Promise.all(joined.map(({ inbox }) => inbox.next('finished')));
  const finished = proxy.take();
  const row = (what: string, traffic: Traffic, times: number) =>
    rows.push([what, ...Object.values(traffic).map((value: number) => show(value / times))]);
  row('a question that opens', all.opened, QUESTIONS);
  row('an answer, of all at once', all.answered, QUESTIONS * players);
  row('a question that is scored and revealed', all.revealed, QUESTIONS);
  row('... of that, a player', all.revealed, QUESTIONS * players);
  row('a game that is finished', finished, 1);
  for (const player of joined) player.socket.disconnect();
  const heads = ['', 'commands', 'packets', 'bytes to Redis', 'bytes back'];
  process.stdout.write(
    `A game of ${players} players and ${QUESTIONS} questions on one server\n\n${table(heads, rows)}\nA packet is a round trip: commands that are sent together travel in one.\n\n`,
  );
}

const nothing = (): Traffic => ({ commands: 0, packets: 0, bytesIn: 0, bytesOut: 0 });

function add(sum: Traffic, more: Traffic): void {
  for (const key of Object.keys(sum) as (keyof Traffic)[]) sum[key] += more[key];
}

async function manyAnswers(store: RedisStore, cpu: () => number): Promise<void> {
  const rows: string[][] = [];
  for (const count of wholeNumbers(options.answers)) {
    const p99: number[] = [];
    const p50: number[] = [];
    const total: number[] = [];
    const used: number[] = [];
    for (let run = 0; run < wholeNumber(options.runs); run++) {
      const gameId = await openQuestion(store);
      const players = await seat(store, gameId, count);
      const times: number[] = [];
      const [started, before] = [performance.now(), cpu()];
      await Promise.all(
        players.map(async (player) => {
          const sent = performance.now();
          const outcome = await patiently(() => store.answers.submit(gameId, player, 0, '1'));
          if (!('receivedAt' in outcome)) throw new Error(`an answer was ${outcome.status}`);
          times.push(performance.now() - sent);
        }),
      );
      total.push(performance.now() - started);
      used.push((1000 * (cpu() - before)) / count);
      p50.push(quantile(times, 0.5));
      p99.push(quantile(times, 0.99));
      await store.games.expire(gameId, 0);
    }
    rows.push([
      count.toLocaleString('en'),
      showSpread(p50),
      showSpread(p99),
      show((1000 * median(p99)) / count),
      show((1000 * count) / median(total)),
      showSpread(used),
    ]);
  }
  const heads = [
    'answers at once',
    'p50 ms',
    'p99 ms',
    'p99 µs an answer',
    'answers a second',
    'Redis CPU µs an answer',
  ];
  process.stdout.write(`Answers to one game, all at the same moment\n\n${table(heads, rows)}\n`);
}

/** Does it again when Redis takes longer than a command may, as servers and players do. */
async function patiently<Value>(work: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Error) || error.message !== 'Command timed out') throw error;
    }
  }
}

async function hugeBoard(store: RedisStore, redis: Redis, cpu: () => number): Promise<void> {
  const count = wholeNumber(options.board);
  const reads = wholeNumber(options.reads);
  const gameId = await openQuestion(store);
  const players = await seatOnBoard(redis, PREFIX, gameId, count);
  process.stdout.write(`Recording ${count.toLocaleString('en')} results `);
  const before = cpu();
  for (let at = 0; at < count; at += 10_000) {
    const results = players.slice(at, at + 10_000).map((player, index) => ({
      player,
      correctness: 1,
      points: ((at + index) * 7919) % 1000,
      streak: 1,
    }));
    await patiently(() => store.board.record(gameId, 0, results));
    if (at % 100_000 === 0) process.stdout.write('.');
  }
  const recorded = (1000 * (cpu() - before)) / count;
  const times = { own: [] as number[], top: [] as number[], page: [] as number[] };
  let pages = 0;
  for (let read = 0; read < reads; read++) {
    const at = (read * 104_729) % Math.max(1, count - 500);
    const player = players[at] ?? '';
    times.own.push(await timed(() => store.board.standings(gameId, [player])));
    times.top.push(await timed(() => store.board.top(gameId, 10)));
    if (read % 10 === 0) {
      const page = players.slice(at, at + 500);
      const paid = cpu();
      times.page.push(await timed(() => store.board.standings(gameId, page)));
      pages += cpu() - paid;
    }
  }
  const row = (what: string, values: number[]) => [
    what,
    show(median(values)),
    show(quantile(values, 0.99)),
  ];
  process.stdout.write(
    `\n\nA leaderboard of ${count.toLocaleString('en')} players\n\n${table(
      ['', 'median ms', 'p99 ms'],
      [
        row('own total and rank', times.own),
        row('top 10', times.top),
        row('total and rank of 500', times.page),
      ],
    )}\nRedis CPU: ${show(recorded)} µs a result recorded, ${show((1000 * pages) / (500 * times.page.length))} µs a player's rank read in pages of 500\n`,
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

await using redis = await startRedis();
await wholeGame(redis.port);
const store = await createRedisStore({ url: redis.url, prefix: PREFIX, log });
const cpu = () => cpuMs(redis.process.pid ?? 0);
await manyAnswers(store, cpu);
const client = new Redis(redis.url);
await hugeBoard(store, client, cpu);
client.disconnect();
await store.close();
