/**
 * `node --import ./server/boot.js benchmarks/quiz-records.ts [QUIZZES]`: how long a library of many quizzes
 * takes to list a page, to search and to save an edit, in a folder and on PostgreSQL. Times are those of
 * the records, in ms: the best and the median of 50.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { faker } from '@faker-js/faker';
import pino from 'pino';
import type { QuizQuery, Records } from '../server/records/contract.ts';
import { openRecords } from '../server/records/open.ts';
import { startPostgres } from '../test/support/postgres.ts';

const QUIZZES = Number(process.argv[2] ?? 5000);
const QUESTIONS = 20;
const TIMES = 50;
const PAGE = { limit: 50, offset: 0 };

const log = pino({ level: 'silent' });
faker.seed(7);

const quiz = () => ({
  title: faker.lorem.sentence(5),
  description: faker.lorem.sentence(12),
  language: 'en',
  tags: faker.helpers.arrayElements(['maths', 'history', 'art', 'sport', 'music', 'city'], 2),
  questions: Array.from({ length: QUESTIONS }, () => ({
    type: 'single',
    text: faker.lorem.sentence({ min: 8, max: 16 }),
    limit: 20,
    points: 1000,
    options: faker.helpers.multiple(() => faker.lorem.words(3), { count: 4 }),
    correct: [0],
  })),
});

/** Runs a step some times. @returns the best and the median, ms */
async function measured(step: () => Promise<unknown>): Promise<string> {
  await step();
  const times: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const begun = performance.now();
    await step();
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  return `${times[0]?.toFixed(1)} (${times[TIMES / 2]?.toFixed(1)})`;
}

async function measure(where: string, records: Records): Promise<void> {
  const { quizzes } = records;
  let id = '';
  const begun = performance.now();
  for (let made = 0; made < QUIZZES; made++) id = await quizzes.add(quiz());
  const filled = ((performance.now() - begun) / QUIZZES).toFixed(1);
  const list = (query: QuizQuery) => measured(() => quizzes.list({ ...PAGE, ...query }));
  console.table({
    [`${where}: ${QUIZZES} quizzes of ${QUESTIONS} questions`]: {
      'first page': await list({ sort: 'updated' }),
      'last page': await list({ sort: 'title', offset: QUIZZES - 50 }),
      'a common word': await list({ q: 'dolor', sort: 'updated' }),
      'two words': await list({ q: 'conte dolor', sort: 'updated' }),
      'no such word': await list({ q: 'xyzzy', sort: 'updated' }),
      'by tag': await list({ tag: 'maths', sort: 'played' }),
      'all tags': await measured(() => quizzes.tags('active', 200)),
      'one quiz': await measured(() => quizzes.get(id)),
      'an edit': await measured(async () => {
        const kept = await quizzes.get(id);
        if (!kept) throw new Error('the quiz is gone');
        const about = { playable: true, archivedAt: undefined };
        await quizzes.replace(kept, { ...kept, title: `${performance.now()}` }, about);
      }),
      'add (mean)': filled,
    },
  });
}

const dataDir = await mkdtemp(join(tmpdir(), 'qrush-library-'));
const folder = await openRecords({ dataDir, log });
await measure('SQLite', folder);
await folder.close();
await rm(dataDir, { recursive: true });

const postgres = await startPostgres();
const url = postgres.newDatabase();
const database = { url, replicaUrls: [], connections: 4 };
const server = await openRecords({ dataDir: 'unused', database, log });
await measure('PostgreSQL', server);
await server.close();
await postgres[Symbol.asyncDispose]();
