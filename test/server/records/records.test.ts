import { access, chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/pglite';
import { MikroORM as PostgresOrm } from '@mikro-orm/postgresql';
import fc from 'fast-check';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Archive, Records } from '../../../server/records/contract.ts';
import { MIGRATIONS } from '../../../server/records/migrations/all.ts';
import { openRecords } from '../../../server/records/open.ts';
import { pgliteOptions, postgresOptions } from '../../../server/records/options.ts';
import { QueryLog } from '../../../server/records/query-log.ts';
import { isStorable } from '../../../server/records/storable.ts';
import { temporaryFolder } from '../../support/app.ts';
import { IN_MEMORY } from '../../support/in-memory.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';

const log = pino({ level: 'silent' });
const openIn = (dataDir = IN_MEMORY) => openRecords({ dataDir, log });

const quiz = {
  title: 'Räder & "Quotes"',
  description: 'd',
  language: 'pt-BR',
  questions: [
    { type: 'single', text: 'Q?', limit: 20, points: 1000, options: ['a', "b'"], correct: [1] },
    { type: 'text', text: '🦊?', limit: 7.5, points: 0, accepted: ['fox'] },
  ],
};

/** A game of so many players, who answered everything. */
function archiveOf(id: string, players: number): Archive {
  const ids = Array.from({ length: players }, (_, index) => String(index).padStart(5, '0'));
  return {
    id,
    pin: '123456',
    quizId: 'q',
    quiz,
    mode: 'classic',
    options: { countdown: 3, autoAdvance: null, maxPlayers: 10 },
    modeOptions: { speed: true },
    outcome: 'completed',
    createdAt: 1_790_000_000_123,
    finishedAt: 1_790_000_060_456,
    players: ids.map((player, index) => ({
      id: player,
      nickname: `Zoë 🦊 ${index}`,
      channel: index % 2 ? 'whatsapp' : 'web',
      total: index,
      rank: players - index,
    })),
    answers: [0, 1].flatMap((question) =>
      ids.map((player) => ({
        player,
        question,
        value: question === 0 ? 1 : "fox's; drop table",
        receivedAt: 1_790_000_010_789,
        elapsed: 1234,
      })),
    ),
    results: [0, 1].flatMap((question) =>
      ids.map((player) => ({ player, question, correctness: 0.5, points: -7, streak: 2 })),
    ),
  };
}

/** What holds wherever the records are kept. @param open gives records with nothing in them */
function recordsContract(name: string, driver: string, open: () => Promise<Records>): void {
  describe(name, () => {
    it('give quizzes back as they were added', async () => {
      const records = await open();
      const id = await records.quizzes.add(quiz);
      expect(await records.quizzes.get(id)).toEqual(quiz);
      expect(await records.quizzes.list()).toMatchObject([
        { id, title: quiz.title, description: 'd', language: 'pt-BR', questions: 2 },
      ]);
      expect(await records.quizzes.get('no id')).toBeUndefined();
      expect(await records.quizzes.get('00000000-0000-4000-8000-000000000000')).toBeUndefined();
      await records.close();
    });

    it('keep one quiz of a slug, whoever adds it and how often', async () => {
      const records = await open();
      const ids = await Promise.all(
        [1, 2, 3, 4].map(() => records.quizzes.add(quiz, 'starter/one')),
      );
      expect(new Set(ids).size).toBe(1);
      await records.quizzes.add({ ...quiz, title: 'Newer' });
      await records.quizzes.add({ ...quiz, title: 'Newest' });
      // Shipped ones first, then the newest first; these two may be of the same millisecond.
      const [shipped, ...others] = await records.quizzes.list();
      expect(shipped?.title).toBe(quiz.title);
      expect(others.map(({ title }) => title).sort()).toEqual(['Newer', 'Newest']);
      expect(Number(others[0]?.createdAt)).toBeGreaterThanOrEqual(Number(others[1]?.createdAt));
      await records.close();
    });

    it('give a game back as it was archived, however big', async () => {
      const records = await open();
      const game = archiveOf('game', 1500);
      expect(await records.games.archive(game)).toBe(true);
      const stored = await records.games.get('game');
      expect(stored).toEqual(game);
      expect(await records.games.get('other')).toBeUndefined();
      expect(await records.stats()).toMatchObject({ driver, quizzes: 0, games: 1 });
      await records.close();
    });

    it('give back every name, answer and number as it was, whatever it is', async () => {
      const records = await openIn();
      const storable = fc.jsonValue({ stringUnit: 'binary', maxDepth: 3 }).filter(isStorable);
      const text = fc.string({ unit: 'binary', maxLength: 100 }).filter(isStorable);
      let games = 0;
      await fc.assert(
        fc.asyncProperty(
          text,
          storable,
          fc.integer({ min: -1_000_000, max: 10_000_000 }),
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
          async (nickname, value, points, correctness, date) => {
            games += 1;
            const game = archiveOf(`game ${games}`, 1);
            const [player, answer, result] = [game.players[0], game.answers[0], game.results[0]];
            const given = {
              ...game,
              finishedAt: date.getTime(),
              modeOptions: { value },
              players: [{ ...player, nickname, total: points }],
              answers: [{ ...answer, value }],
              // JSON knows no -0.
              results: [{ ...result, points, correctness: correctness + 0 }],
            } as Archive;
            await records.games.archive(given);
            expect(await records.games.get(given.id)).toEqual(JSON.parse(JSON.stringify(given)));
          },
        ),
        { numRuns: 60 },
      );
      await records.close();
    });

    it('archive a game once, of many who try', async () => {
      const records = await open();
      const written = await Promise.all(
        Array.from({ length: 5 }, () => records.games.archive(archiveOf('game', 20))),
      );
      expect(written.filter(Boolean)).toHaveLength(1);
      expect(await records.games.archive(archiveOf('game', 3))).toBe(false);
      expect((await records.games.get('game'))?.players).toHaveLength(20);
      await records.close();
    });

    it('keep nothing of a game that could not be written whole', async () => {
      const records = await open();
      const game = archiveOf('game', 3);
      const twice = { ...game, results: [...game.results, ...game.results.slice(0, 1)] };
      await expect(records.games.archive(twice)).rejects.toThrow();
      expect(await records.games.get('game')).toBeUndefined();
      expect(await records.games.archive(game)).toBe(true);
      await records.close();
    });
  });
}

recordsContract('records in a folder', 'pglite', () => openIn());

describe('a data folder', () => {
  it('keeps quizzes and games over a restart', async () => {
    await using folder = await temporaryFolder();
    const first = await openIn(folder.path);
    const id = await first.quizzes.add(quiz);
    await first.games.archive(archiveOf('game', 4));
    await first.close();
    const second = await openIn(folder.path);
    expect(await second.quizzes.get(id)).toEqual(quiz);
    expect(await second.games.get('game')).toEqual(archiveOf('game', 4));
    await second.close();
  });

  it('of an older version is brought up to date, with what is in it', async () => {
    await using folder = await temporaryFolder();
    const old = await MikroORM.init(
      await pgliteOptions(folder.path, new QueryLog(log), MIGRATIONS.slice(0, 1)),
    );
    await old.migrator.up();
    await old.em.fork().execute(
      `insert into quizzes (id, title, language, questions, created_at)
         values ('00000000-0000-4000-8000-000000000001', 'Old', 'en', '[]', now())`,
    );
    await old.close(true);
    const records = await openIn(folder.path);
    expect(await records.quizzes.list()).toMatchObject([{ title: 'Old', description: '' }]);
    await records.close();
  });

  it('has the schema that the entities say, once migrated', async () => {
    const orm = await MikroORM.init(await pgliteOptions('memory://', new QueryLog(log)));
    await orm.migrator.up();
    expect((await orm.schema.getUpdateSchemaSQL({ safe: false })).trim()).toBe('');
    await orm.close(true);
  });

  it('that is a file is refused in one line that names the setting', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'file');
    await writeFile(file, '');
    for (const dataDir of [file, join(file, 'inside'), '/dev/null/data'])
      await expect(openIn(dataDir)).rejects.toThrow(/^DATA_DIR ".*" can't be used: [^\n]+$/);
    expect(await readFile(file, 'utf8')).toBe('');
  });

  it('with something else in it is refused, and left as it was', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'records'));
    await writeFile(join(folder.path, 'records', 'PG_VERSION'), 'not a database');
    await chmod(join(folder.path, 'records'), 0o700);
    await expect(openIn(folder.path)).rejects.toThrow(/^DATA_DIR .* can't be read/);
    expect(await readFile(join(folder.path, 'records', 'PG_VERSION'), 'utf8')).toBe(
      'not a database',
    );
    await expect(access(join(folder.path, 'lock'))).rejects.toThrow('ENOENT');
  });

  it('that a living process uses is refused, and one that a dead process left is taken over', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'lock'), String(process.ppid));
    await expect(openIn(folder.path)).rejects.toThrow(
      new RegExp(`another QRush \\(process ${process.ppid}\\) uses the folder`),
    );
    expect(await readFile(join(folder.path, 'lock'), 'utf8')).toBe(String(process.ppid));
    // No process has this id: Linux counts to 4,194,304 at the most.
    await writeFile(join(folder.path, 'lock'), '4999999');
    await (await openIn(folder.path)).close();
  });
});

describe('a PostgreSQL server', () => {
  let postgres: PostgresServer;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres[Symbol.asyncDispose]());

  const openAt = (url: string, replicaUrls: string[] = []) =>
    openRecords({ dataDir: 'unused', database: { url, replicaUrls, connections: 4 }, log });
  recordsContract('with records', 'postgresql', async () => openAt(postgres.newDatabase()));

  it('is migrated once, of many processes that start at the same time', async () => {
    const url = postgres.newDatabase();
    const migrated: string[] = [];
    const hearing = pino({ level: 'debug' }, { write: (line: string) => void migrated.push(line) });
    const database = { url, replicaUrls: [], connections: 4 };
    const all = await Promise.all(
      Array.from({ length: 6 }, () => openRecords({ dataDir: 'unused', database, log: hearing })),
    );
    expect(migrated.filter((line) => line.includes('records migrated'))).toHaveLength(1);
    const ids = await Promise.all(all.map((records) => records.quizzes.add(quiz, 'starter/one')));
    expect(new Set(ids).size).toBe(1);
    await Promise.all(all.map((records) => records.close()));
  });

  it('has the schema that the entities say, once migrated', async () => {
    const url = postgres.newDatabase();
    const records = await openAt(url);
    await records.close();
    const orm = await PostgresOrm.init(
      postgresOptions({ url, replicaUrls: [], connections: 2 }, new QueryLog(log), () => {}),
    );
    expect((await orm.schema.getUpdateSchemaSQL({ safe: false })).trim()).toBe('');
    await orm.close(true);
  });

  it('is read from a replica, and itself for what has not got there yet', async () => {
    const [url, behind] = [postgres.newDatabase(), postgres.newDatabase()];
    await (await openAt(behind)).close();
    const records = await openAt(url, [behind]);
    const id = await records.quizzes.add(quiz);
    expect(await records.quizzes.get(id)).toEqual(quiz);
    expect(await records.quizzes.list()).toEqual([]);
    await records.games.archive(archiveOf('game', 2));
    const { pools } = await records.stats();
    expect(pools).toHaveLength(2);
    for (const { connections } of pools) expect(connections).toBeLessThanOrEqual(4);
    await records.close();
  });

  it('that can not be reached is said in one line, without its password', async () => {
    const gone = 'postgres://qrush:hidden@127.0.0.1:1/nothing';
    await expect(openAt(gone)).rejects.toThrow(/^DATABASE_URL can't be used: (?!.*hidden)[^\n]+$/);
  });
});
