/** The figures of questions: the same as rows go by, as SQLite adds them up, and as PostgreSQL does. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArchivedRows, Records } from '../../../server/records/contract.ts';
import { Figures } from '../../../server/records/figures.ts';
import { openRecords } from '../../../server/records/open.ts';
import { temporaryFolder } from '../../support/app.ts';
import { archiveWhole } from '../../support/archive.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';

const PLAYERS = ['a', 'b', 'c', 'd'];

const log = pino({ level: 'silent' });

const row = { player: fc.constantFrom(...PLAYERS), question: fc.nat(3) };
const once = {
  selector: (one: { player: string; question: number }) => `${one.player} ${one.question}`,
};
const rows = fc.record({
  answers: fc.uniqueArray(
    fc.record({
      ...row,
      value: fc.oneof(fc.nat(2), fc.constantFrom('x', 'y'), fc.constant([0, 1])),
      receivedAt: fc.integer({ min: 1_790_000_000_000, max: 1_790_000_100_000 }),
      elapsed: fc.nat(20_000),
    }),
    once,
  ),
  results: fc.uniqueArray(
    fc.record({
      ...row,
      correctness: fc.constantFrom(0, 0.5, 1),
      points: fc.integer({ min: -100, max: 1000 }),
      streak: fc.constant(0),
    }),
    once,
  ),
});

const question = { type: 'text', text: 'Q?', limit: 20, points: 1000, accepted: ['x'] };

/** @param graded the questions with right answers that count */
async function archive(
  records: Records,
  id: string,
  given: ArchivedRows,
  graded: number[],
): Promise<void> {
  await archiveWhole(records, {
    ...{ id, pin: '123456', quizId: 'q', mode: 'classic', modeOptions: {} },
    quiz: {
      title: 'T',
      description: '',
      language: 'en',
      questions: [question, question, question, question],
    },
    options: { countdown: 3, autoAdvance: null, maxPlayers: 10 },
    ...{ outcome: 'completed', createdAt: 0, finishedAt: 1, asked: 4 },
    ungraded: [0, 1, 2, 3].filter((index) => !graded.includes(index)),
    players: PLAYERS.map((player, at) => ({
      ...{ id: player, nickname: player, channel: at % 2 ? 'web' : 'chat', group: at % 2 },
      ...{ total: at, rank: PLAYERS.length - at },
    })),
    answers: given.answers ?? [],
    results: given.results ?? [],
  });
}

/** All players, worked out in plain code. */
function expected({ answers = [], results = [] }: ArchivedRows, graded: number[]) {
  return PLAYERS.map((id) => {
    const own = answers.filter(({ player }) => player === id);
    return {
      id,
      answers: own.length,
      elapsed: own.reduce((all, { elapsed }) => all + elapsed, 0),
      graded: own.filter((one) => graded.includes(one.question)).length,
      right: results.filter(
        (one) => one.player === id && one.correctness === 1 && graded.includes(one.question),
      ).length,
    };
  });
}

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres[Symbol.asyncDispose]());

describe.each(['SQLite', 'PostgreSQL'])('on %s', (database) => {
  it('figures are those that the rows come to, kept or added up later', async () => {
    await using folder = await temporaryFolder();
    const url = database === 'SQLite' ? undefined : postgres.newDatabase();
    const records = await openRecords({
      dataDir: folder.path,
      database: url === undefined ? undefined : { url, replicaUrls: [], connections: 2 },
      log,
    });
    const run = async (sql: string) => {
      if (url !== undefined) return postgres.query(url, sql);
      const file = new DatabaseSync(join(folder.path, 'records.sqlite'));
      file.exec(sql);
      file.close();
    };
    let games = 0;
    await fc.assert(
      fc.asyncProperty(rows, fc.subarray([0, 1, 2, 3]), async (given, graded) => {
        const id = String(games++);
        await archive(records, id, given, graded);
        const figures = new Figures();
        figures.add(given);
        expect(await records.reports.questions(id)).toEqual(figures.all());
        /** Players and tallies are those that the rows come to. */
        const areAsGiven = async (counted: number[]) => {
          const all = { questions: 4, limit: 10, offset: 0, descending: false };
          const sums = expected(given, counted);
          for (const sort of ['rank', 'answers', 'right', 'seconds'] as const) {
            const { players, total } = await records.reports.players(id, counted, { ...all, sort });
            expect(total).toBe(PLAYERS.length);
            expect(players.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toMatchObject(sums);
          }
          for (const by of ['group', 'channel'] as const) {
            const tallies = await records.reports.tallies(id, counted, by);
            for (const field of ['answers', 'elapsed', 'graded', 'right'] as const)
              expect(tallies.reduce((sum, one) => sum + one[field], 0)).toBe(
                sums.reduce((sum, one) => sum + one[field], 0),
              );
            expect(tallies.map(({ players }) => players)).toEqual([2, 2]);
          }
          return all;
        };
        await areAsGiven([0, 1, 2, 3].filter((index) => !graded.includes(index)));
        // As in a game of an earlier version.
        await run('update games set figures = null, asked = null');
        expect(await records.reports.questions(id)).toEqual(figures.all());
        const all = await areAsGiven(graded);
        const absent = await records.reports.players(id, graded, {
          ...all,
          sort: 'rank',
          absent: 2,
        });
        const there = new Set(
          given.answers.filter((one) => one.question === 2).map(({ player }) => player),
        );
        expect(absent.players.map((player) => player.id).sort()).toEqual(
          PLAYERS.filter((player) => !there.has(player)),
        );
        expect(absent.total).toBe(absent.players.length);
        const values = await records.reports.values(id, 1);
        const counts = Map.groupBy(
          given.answers.filter((one) => one.question === 1),
          ({ value }) => JSON.stringify(value),
        );
        expect(new Map(values.map(({ value, count }) => [JSON.stringify(value), count]))).toEqual(
          new Map([...counts].map(([value, same]) => [value, same.length])),
        );
        // The sums are kept with the players: nothing else is looked at.
        await run('update games set asked = 4; delete from answers; delete from results');
        await areAsGiven(graded);
      }),
      { numRuns: 15 },
    );
    await records.close();
  });
});

it('PostgreSQL knows how many answers there are as soon as a large game is written', async () => {
  const url = postgres.newDatabase();
  const database = { url, replicaUrls: [], connections: 2 };
  const records = await openRecords({ dataDir: '', database, log });
  const answers = Array.from({ length: 20_000 }, (_, at) => ({
    ...{ player: String(at >> 2), question: at % 4, value: 0, receivedAt: 0, elapsed: 0 },
  }));
  await archive(records, 'large', { answers }, []);
  const counted = await postgres.query(
    url,
    "copy (select reltuples from pg_class where relname = 'answers') to stdout",
  );
  expect(Number(counted)).toBe(answers.length);
  await records.close();
});
