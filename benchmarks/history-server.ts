/** The server of `npm run bench:history`: archives a large game when it is told to, and watches its memory. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import pino from 'pino';
import type { ArchivedGame } from '../server/records/contract.ts';
import { openRecords } from '../server/records/open.ts';
import { startApp } from '../test/support/app.ts';
import { OPTIONS, rowsOf } from './history-rows.ts';

/** The size of the game to archive. */
export interface Size {
  players: number;
  questions: number;
}

/** MB (of 1,000,000 bytes) at the most since the order before. */
export interface Watched {
  /** Of the whole process, but for pages of files: those of SQLite's are the system's to take away. */
  resident: number;
  /** Held by objects and buffers: what is left when the garbage is collected. */
  held: number;
}

export type Order = { archive: Size } | 'watch' | 'watch what is held' | 'watched' | 'cpu';

/** ms between two looks at the memory; to collect the garbage first takes longer. */
const LOOK = 20;
const LOOK_AT_HELD = 1000;

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

const gameOf = ({ players, questions }: Size): ArchivedGame => ({
  ...{ id: 'large', pin: '123456', quizId: 'q', mode: 'classic', modeOptions: {} },
  quiz: {
    ...{ title: 'Large', description: '', language: 'en' },
    questions: Array.from({ length: questions }, (_, index) => question(index)),
  },
  options: { countdown: 3, autoAdvance: null, maxPlayers: players },
  ...{ outcome: 'completed', createdAt: 0, finishedAt: 1, asked: questions, ungraded: [] },
  groups: ['A', 'B', 'C', 'D'].map((name) => ({ name, total: 1, players: 1 })),
});

function resident(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return (Number(/^RssAnon:\s+(\d+) kB/m.exec(status)?.[1]) * 1024) / 1e6;
}

function held(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

/** Looks at the memory until it is told to stop. @returns stops, and says the most there was */
function watching(isHeld: boolean): () => Watched {
  const most: Watched = { resident: resident(), held: held() };
  const looking = setInterval(
    () => {
      if (isHeld) most.held = Math.max(most.held, held());
      else most.resident = Math.max(most.resident, resident());
    },
    isHeld ? LOOK_AT_HELD : LOOK,
  );
  return () => {
    clearInterval(looking);
    return most;
  };
}

const databaseUrl = process.argv[2] || undefined;
await using running = await startApp({ databaseUrl });
let stop = watching(false);
let cpu = process.cpuUsage();

const seconds = () => {
  const { user, system } = process.cpuUsage(cpu);
  cpu = process.cpuUsage();
  return (user + system) / 1e6;
};

async function archive(size: Size): Promise<string> {
  // A database is written to without the guard's patience: this is not about archiving.
  const records =
    databaseUrl === undefined
      ? running.app.records
      : await openRecords({
          dataDir: '',
          database: { url: databaseUrl, replicaUrls: [], connections: 2 },
          log: pino({ level: 'silent' }),
        });
  await records.games.archive(gameOf(size), rowsOf(size.players, size.questions));
  if (databaseUrl !== undefined) await records.close();
  return running.url;
}

async function obey(order: Order): Promise<string | number | Watched> {
  if (order === 'cpu') return seconds();
  if (order === 'watched') return stop();
  if (typeof order === 'object') return archive(order.archive);
  stop();
  stop = watching(order === 'watch what is held');
  return { resident: resident(), held: held() };
}

process.on('message', async (order: Order) => process.send?.(await obey(order)));
process.send?.('ready');
await once(process, 'disconnect');
