/**
 * `npm run bench:history`: how long the report of a large game takes to open, and how much memory its
 * files take, on SQLite and on PostgreSQL, and for a game of a quarter of the players. The reports are asked
 * of a server in a process of its own, with the flags of `npm start`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startPostgres } from '../test/support/postgres.ts';
import type { Order, Size, Watched } from './history-server.ts';
import { readOptions, wholeNumber } from './report/options.ts';
import { table } from './report/table.ts';

/** s in which a report opens: the overview and all questions, asked for at once. */
const TARGET = 1;

/** MB that a file may hold, however large the game: by how much the process grows is V8's choice. */
const MOST_HELD = 20;

const FORMATS = ['json', 'csv', 'xlsx'];

class Server implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #gone = new AbortController();
  url = '';

  private constructor(databaseUrl: string | undefined) {
    this.#child = fork(join(import.meta.dirname, 'history-server.ts'), [databaseUrl ?? ''], {
      execArgv: ['--max-semi-space-size=8', '--expose-gc', '--import', './server/boot.js'],
    });
    this.#child.once('exit', () => this.#gone.abort(new Error('the server has ended')));
  }

  static async start(databaseUrl: string | undefined, size: Size): Promise<Server> {
    const server = new Server(databaseUrl);
    await server.#said();
    server.url = await server.order<string>({ archive: size });
    return server;
  }

  order<Answer>(order: Order): Promise<Answer> {
    const said = this.#said<Answer>();
    this.#child.send(order);
    return said;
  }

  /** Bytes of an answer, which is not kept. */
  async size(path: string): Promise<number> {
    const answer = await fetch(`${this.url}/api/games/large/${path}`);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    let bytes = 0;
    for await (const piece of answer.body ?? []) bytes += piece.byteLength;
    return bytes;
  }

  async #said<Answer>(): Promise<Answer> {
    const [message] = await once(this.#child, 'message', { signal: this.#gone.signal });
    return message as Answer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL');
    if (!this.#gone.signal.aborted) await once(this.#child, 'exit');
  }
}

/** The time that these take together, in s: in the middle of five, and of the server's CPU. */
async function time(server: Server, ...paths: string[]) {
  const times: number[] = [];
  await server.order('cpu');
  for (let at = 0; at < 5; at++) {
    const started = performance.now();
    await Promise.all(paths.map((path) => server.size(`report/${path}`)));
    times.push((performance.now() - started) / 1000);
  }
  const cpu = (await server.order<number>('cpu')) / times.length;
  return { median: times.sort((a, b) => a - b)[2] ?? 0, cpu };
}

/** A file's bytes, its time in s, and the MB that the server has more meanwhile. */
async function file(server: Server, format: string) {
  const path = `report?format=${format}`;
  const before = await server.order<Watched>('watch');
  await server.order('cpu');
  const started = performance.now();
  const bytes = await server.size(path);
  const took = (performance.now() - started) / 1000;
  const cpu = await server.order<number>('cpu');
  const resident = (await server.order<Watched>('watched')).resident - before.resident;
  // Once more, as to collect the garbage all the time takes long.
  const without = await server.order<Watched>('watch what is held');
  await server.size(path);
  const held = (await server.order<Watched>('watched')).held - without.held;
  return { bytes, took, cpu, resident, held };
}

const more = (mb: number) => `${mb < 0 ? '−' : '+'}${Math.abs(mb).toFixed(0)}`;

async function measure(databaseUrl: string | undefined, size: Size) {
  await using server = await Server.start(databaseUrl, size);
  const opened = await time(server, 'overview', 'questions');
  const parts = [
    await time(server, 'questions/4'),
    await time(server, 'players'),
    await time(server, 'players?sort=seconds'),
    await time(server, 'players?absent=4'),
    await time(server, 'groups'),
    await time(server, 'channels'),
  ];
  const files = [];
  for (const format of FORMATS) files.push(await file(server, format));
  if (opened.median >= TARGET || files.some(({ held }) => held > MOST_HELD)) process.exitCode = 1;
  return {
    times: [opened, ...parts].map(({ median, cpu }) => `${median.toFixed(2)} (${cpu.toFixed(2)})`),
    files: files.map(
      ({ bytes, took, cpu, resident, held }) =>
        `${(bytes / 1e6).toFixed(1)} MB, ${took.toFixed(1)} (${cpu.toFixed(1)}) s, ${more(resident)} (${more(held)}) MB`,
    ),
  };
}

const options = readOptions('How long the report of a large game takes, and how much memory.', {
  players: { about: 'players of the game', default: '10000' },
  questions: { about: 'questions of the game', default: '30' },
});
const [players, questions] = [wholeNumber(options.players), wholeNumber(options.questions)];
await using postgres = await startPostgres();
const times: string[][] = [];
const files: string[][] = [];
for (const database of ['SQLite', 'PostgreSQL'])
  for (const count of [Math.ceil(players / 4), players]) {
    const url = database === 'SQLite' ? undefined : postgres.newDatabase();
    const measured = await measure(url, { players: count, questions });
    const head = [database, String(count)];
    process.stderr.write(`${head.join(', ')} players: ${measured.files.join('; ')}\n`);
    times.push([...head, ...measured.times]);
    files.push([...head, ...measured.files]);
  }
const parts = ['a question', 'players', 'by time', 'absent', 'groups', 'channels'];
process.stdout.write(`${table(['records', 'players', 'opened, s', ...parts], times)}\n`);
process.stdout.write(
  `${table(['records', 'players', ...FORMATS.map((format) => format.toUpperCase())], files)}\n`,
);
process.stdout.write(
  `In brackets: s of CPU that the server took, with SQLite, without PostgreSQL; and MB that are held when the garbage is collected.\nTargets: opened within ${TARGET} s, and no file holds more than ${MOST_HELD} MB.\n`,
);
