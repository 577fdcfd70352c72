/**
 * `npm run bench:history`: how long the report of a large game takes to open, and how much memory its
 * files take, on SQLite and on PostgreSQL. The reports are asked of a server in a process of its own.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import pino from 'pino';
import type { ArchivedGame } from '../server/records/contract.ts';
import { openRecords } from '../server/records/open.ts';
import { startApp } from '../test/support/app.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { OPTIONS, rowsOf } from './history-rows.ts';
import { readOptions, wholeNumber } from './report/options.ts';
import { table } from './report/table.ts';

/** s in which a report opens: the overview and all questions, asked for at once. */
const TARGET = 1;

/** MB of memory that a file may take more than the server has without it. */
const MOST_MORE = 200;

const question = (index: number) =>
  index % 5 === 4
    ? { type: 'text', text: `Word ${index}?`, limit: 20, points: 1000, accepted: ['Red'] }
    : {
        type: 'single',
        text: `${index}?`,
        limit: 20,
        points: 1000,
        options: OPTIONS,
        correct: [0],
      };

interface Order {
  players: number;
  questions: number;
}

/** MB. */
const memory = () => process.memoryUsage().rss / 1e6;

async function serve(databaseUrl: string | undefined): Promise<void> {
  await using running = await startApp({ databaseUrl });
  let most = 0;
  setInterval(() => {
    most = Math.max(most, memory());
  }, 20).unref();
  let cpu = process.cpuUsage();
  process.on('message', async (order: Order | 'memory' | 'cpu') => {
    if (order === 'cpu') {
      const { user, system } = process.cpuUsage(cpu);
      cpu = process.cpuUsage();
      process.send?.((user + system) / 1e6);
      return;
    }
    if (order === 'memory') {
      process.send?.({ most, now: memory() });
      most = memory();
      return;
    }
    const game: ArchivedGame = {
      ...{ id: 'large', pin: '123456', quizId: 'q', mode: 'classic', modeOptions: {} },
      quiz: {
        ...{ title: 'Large', description: '', language: 'en' },
        questions: Array.from({ length: order.questions }, (_, index) => question(index)),
      },
      options: { countdown: 3, autoAdvance: null, maxPlayers: order.players },
      ...{ outcome: 'completed', createdAt: 0, finishedAt: 1, asked: order.questions },
      groups: ['A', 'B', 'C', 'D'].map((name) => ({ name, total: 1, players: 1 })),
    };
    // A database is written to without the guard's patience: this is not about archiving.
    const records = databaseUrl === undefined ? running.app.records : await opened(databaseUrl);
    await records.games.archive(game, rowsOf(order.players, order.questions));
    if (databaseUrl !== undefined) await records.close();
    process.send?.({ url: running.url });
  });
  process.send?.('ready');
  await once(process, 'disconnect');
}

const opened = (url: string) =>
  openRecords({
    dataDir: '',
    database: { url, replicaUrls: [], connections: 2 },
    log: pino({ level: 'silent' }),
  });

const signals = new WeakMap<ChildProcess, AbortSignal>();

/** Aborted when the process is gone. */
function ended(child: ChildProcess): AbortSignal {
  const known = signals.get(child);
  if (known) return known;
  const gone = new AbortController();
  child.once('exit', () => gone.abort(new Error('the server has ended')));
  signals.set(child, gone.signal);
  return gone.signal;
}

async function said<Answer>(child: ChildProcess): Promise<Answer> {
  const [message] = await once(child, 'message', { signal: ended(child) });
  return message as Answer;
}

async function measure(databaseUrl: string | undefined, order: Order): Promise<string[]> {
  const child = fork(import.meta.filename, ['--serve', databaseUrl ?? '']);
  try {
    await said(child);
    child.send(order);
    const { url } = await said<{ url: string }>(child);
    /** Bytes of an answer, which is not kept. */
    const size = async (path: string) => {
      const answer = await fetch(`${url}/api/games/large/${path}`);
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
      let bytes = 0;
      for await (const piece of answer.body ?? []) bytes += piece.byteLength;
      return bytes;
    };
    const seconds = async (...paths: string[]) => {
      const times: number[] = [];
      child.send('cpu');
      await said(child);
      for (let at = 0; at < 5; at++) {
        const started = performance.now();
        await Promise.all(paths.map((path) => size(`report/${path}`)));
        times.push((performance.now() - started) / 1000);
      }
      child.send('cpu');
      const cpu = (await said<number>(child)) / times.length;
      return { median: times.sort((a, b) => a - b)[2] ?? 0, cpu };
    };
    const opened = await seconds('overview', 'questions');
    const parts = [
      await seconds('questions/4'),
      await seconds('players'),
      await seconds('players?sort=seconds'),
      await seconds('groups'),
      await seconds('channels'),
    ];
    const files: string[] = [];
    let missed = opened.median >= TARGET;
    for (const format of ['json', 'csv', 'xlsx']) {
      child.send('memory');
      const before = (await said<{ now: number }>(child)).now;
      child.send('cpu');
      await said(child);
      const started = performance.now();
      const bytes = await size(`report?format=${format}`);
      const took = (performance.now() - started) / 1000;
      child.send('cpu');
      const cpu = await said<number>(child);
      child.send('memory');
      const more = (await said<{ most: number }>(child)).most - before;
      missed ||= more > MOST_MORE;
      files.push(
        `${(bytes / 1e6).toFixed(1)} MB, ${took.toFixed(1)} (${cpu.toFixed(1)}) s, +${more.toFixed(0)} MB`,
      );
    }
    if (missed) process.exitCode = 1;
    const told = [opened, ...parts].map(
      ({ median, cpu }) => `${median.toFixed(2)} (${cpu.toFixed(2)})`,
    );
    return [...told, ...files];
  } finally {
    child.kill('SIGKILL');
  }
}

if (process.argv[2] === '--serve') await serve(process.argv[3] || undefined);
else {
  const options = readOptions('How long the report of a large game takes, and how much memory.', {
    players: { about: 'players of the game', default: '10000' },
    questions: { about: 'questions of the game', default: '30' },
  });
  const order = {
    players: wholeNumber(options.players),
    questions: wholeNumber(options.questions),
  };
  await using postgres = await startPostgres();
  const rows = [
    ['SQLite', ...(await measure(undefined, order))],
    ['PostgreSQL', ...(await measure(postgres.newDatabase(), order))],
  ];
  const parts = ['a question', 'players', 'by time', 'groups', 'channels'];
  const heads = ['records', 'opened, s', ...parts, 'JSON', 'CSV', 'XLSX'];
  process.stdout.write(`${table(heads, rows)}\n`);
  process.stdout.write(
    `In brackets: s of CPU that the server took, with SQLite, without PostgreSQL.\nTargets: opened within ${TARGET} s, and a file within ${MOST_MORE} MB more memory.\n`,
  );
}
