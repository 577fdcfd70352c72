/**
 * Whether a game notices that another one, a large one, is archived: how long its acks take meanwhile,
 * and for how long the server's event loop is held at the most.
 *
 *   node benchmarks/archive.ts --help
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { build, type Histogram } from 'hdr-histogram-js';
import type { ArchivedGame, ArchivedRows } from '../server/records/contract.ts';
import { startApp } from '../test/support/app.ts';
import { hostGame, joinWeb } from '../test/support/clients.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { readOptions, wholeNumber } from './report/options.ts';
import { table } from './report/table.ts';

/** Acks take at most so many times as long as without an archive. */
const TARGET = 2;

/** ms that the loop may be held at once. */
const LONGEST_PIECE = 10;

/** ms between two acks of a player. */
const PACE = 500;

interface Order {
  players: number;
  questions: number;
}
interface Archived {
  seconds: number;
  cpu: number;
  /** ms, the 99.9th percentile and the longest turn of the loop, less the monitor's own 1 ms. */
  held: number;
  longest: number;
}

/** Rows as the store hands them out. */
const PAGE = 500;

async function* rowsOf({ players, questions }: Order): AsyncIterable<ArchivedRows> {
  const ids = Array.from({ length: players }, (_, index) => String(index).padStart(5, '0'));
  for (let question = -1; question < questions; question++) {
    for (let at = 0; at < players; at += PAGE) {
      const page = ids.slice(at, at + PAGE);
      if (question < 0)
        yield {
          players: page.map((id, index) => ({
            id,
            nickname: `Player ${id}`,
            channel: 'web',
            total: 1000,
            rank: at + index + 1,
          })),
        };
      else
        yield {
          answers: page.map((player) => ({
            player,
            question,
            value: 1,
            receivedAt: 1_790_000_000_000,
            elapsed: 1234,
          })),
          results: page.map((player) => ({
            player,
            question,
            correctness: 1,
            points: 900,
            streak: 1,
          })),
        };
    }
  }
}

const question = { type: 'boolean', text: 'Q?', limit: 20, points: 1000, correct: true };

/** The process with the server: archives when it is told to. */
async function serve(databaseUrl: string | undefined): Promise<void> {
  await using running = await startApp({ databaseUrl });
  process.send?.({ url: running.url });
  process.on('message', async (order: Order) => {
    const game: ArchivedGame = {
      id: `large ${Date.now()}`,
      pin: '123456',
      quizId: 'q',
      quiz: {
        title: 'Large',
        description: '',
        language: 'en',
        questions: Array.from({ length: order.questions }, () => question),
      },
      mode: 'classic',
      options: { countdown: 3, autoAdvance: null, maxPlayers: order.players },
      modeOptions: {},
      outcome: 'completed',
      createdAt: 0,
      finishedAt: 1,
    };
    const loop = monitorEventLoopDelay({ resolution: 1 });
    loop.enable();
    const [started, before] = [performance.now(), process.cpuUsage()];
    await running.app.records.games.archive(game, rowsOf(order));
    const { user, system } = process.cpuUsage(before);
    loop.disable();
    process.send?.({
      seconds: (performance.now() - started) / 1000,
      cpu: (user + system) / 1e6,
      held: loop.percentile(99.9) / 1e6 - 1,
      longest: loop.max / 1e6 - 1,
    } satisfies Archived);
  });
  await once(process, 'disconnect');
}

/** The server's next message. @throws when it ends instead */
async function said(child: ChildProcess): Promise<unknown> {
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the server has ended'))),
  ]);
  return message;
}

async function measure(databaseUrl: string | undefined, players: number, order: Order) {
  const child = fork(import.meta.filename, ['--serve', databaseUrl ?? '']);
  try {
    const { url } = (await said(child)) as { url: string };
    using host = await hostGame(url, {
      title: 'Small',
      language: 'en',
      questions: [{ ...question, limit: 240 }],
    });
    const all = await Promise.all(
      Array.from({ length: players }, (_, index) => joinWeb(url, host.pin, `Guest ${index}`)),
    );
    await host.command('start');
    await host.inbox.next('question');
    let acks: Histogram | undefined;
    const answer = async (player: (typeof all)[0]) => {
      const asked = performance.now();
      // The same answer again is acked again, like that of a client that missed the ack.
      const ack = await player.answer(0, true);
      if (!ack.ok) throw new Error(ack.error.code);
      acks?.recordValue(Math.round((performance.now() - asked) * 1000));
    };
    const timers = all.map((player, index) =>
      setTimeout(
        () => timers.push(setInterval(() => void answer(player), PACE)),
        (index / players) * PACE,
      ),
    );
    const during = async (work: () => Promise<unknown>) => {
      const histogram = build();
      acks = histogram;
      const result = await work();
      acks = undefined;
      return [histogram.getValueAtPercentile(99) / 1000, result] as const;
    };
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const archive = () => {
      child.send(order);
      return said(child);
    };
    const [, warm] = await during(archive);
    const seconds = (warm as Archived).seconds;
    const quiet = () => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    const [before] = await during(quiet);
    const [busy, archived] = await during(archive);
    const [after] = await during(quiet);
    for (const timer of timers) clearTimeout(timer);
    for (const { socket } of all) socket.disconnect();
    return { without: (before + after) / 2, with: busy, ...(archived as Archived) };
  } finally {
    child.kill('SIGKILL');
  }
}

if (process.argv[2] === '--serve') await serve(process.argv[3] || undefined);
else {
  const options = readOptions(
    'Whether a game notices that a large one is archived beside it, on SQLite and on PostgreSQL.',
    {
      players: { about: 'players of the game that runs', default: '300' },
      archived: { about: 'players of the game that is archived', default: '10000' },
      questions: { about: 'answers of each of them', default: '20' },
    },
  );
  const order = {
    players: wholeNumber(options.archived),
    questions: wholeNumber(options.questions),
  };
  await using postgres = await startPostgres();
  const rows: string[][] = [];
  let missed = false;
  for (const [name, url] of [
    ['SQLite', undefined],
    ['PostgreSQL', postgres.newDatabase()],
  ] as const) {
    const seen = await measure(url, wholeNumber(options.players), order);
    const ratio = seen.with / seen.without;
    missed ||= ratio >= TARGET || seen.held > LONGEST_PIECE;
    rows.push([
      name,
      seen.seconds.toFixed(1),
      seen.cpu.toFixed(1),
      seen.without.toFixed(1),
      seen.with.toFixed(1),
      `${ratio.toFixed(2)}x`,
      seen.held.toFixed(1),
      seen.longest.toFixed(1),
    ]);
  }
  const heads = ['records', 'archive, s', 'CPU, s', 'ack p99 without, ms', 'with', 'ratio'];
  process.stdout.write(`${table([...heads, 'loop held p99.9, ms', 'at most'], rows)}\n`);
  process.stdout.write(
    `Targets: a ratio below ${TARGET}, and pieces of at most ${LONGEST_PIECE} ms.\n`,
  );
  process.exit(missed ? 1 : 0);
}
