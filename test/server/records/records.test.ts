import { copyFile, mkdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MikroORM as PostgresOrm } from '@mikro-orm/postgresql';
import { MikroORM } from '@mikro-orm/sql';
import fc from 'fast-check';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeptQuiz, Records } from '../../../server/records/contract.ts';
import { MIGRATIONS } from '../../../server/records/migrations/all.ts';
import { openRecords } from '../../../server/records/open.ts';
import { postgresOptions } from '../../../server/records/postgres/options.ts';
import { QueryLog } from '../../../server/records/query-log.ts';
import { prepareFile } from '../../../server/records/sqlite/file.ts';
import { sqliteOptions } from '../../../server/records/sqlite/options.ts';
import { isStorable } from '../../../server/records/storable.ts';
import { temporaryFolder } from '../../support/app.ts';
import { type Archive, archiveWhole, readWhole } from '../../support/archive.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';

const log = pino({ level: 'silent' });
const openIn = (dataDir = 'memory://', beginEmpty = false) =>
  openRecords({ dataDir, beginEmpty, log });

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

/** A quiz that is there. */
async function keptIn(records: Records, id: string): Promise<KeptQuiz> {
  const kept = await records.quizzes.get(id);
  if (!kept) throw new Error('the quiz is gone');
  return kept;
}

/** Dates of JSON. */
const revived = (key: string, value: unknown): unknown =>
  key.endsWith('At') ? new Date(String(value)) : value;

/** Holds wherever the records are kept. @param open gives records with nothing in them */
function recordsContract(name: string, driver: string, open: () => Promise<Records>): void {
  describe(name, () => {
    it('give quizzes back as they were added', async () => {
      const records = await open();
      const id = await records.quizzes.add(quiz);
      expect(await records.quizzes.get(id)).toMatchObject(quiz);
      expect((await records.quizzes.list()).quizzes).toMatchObject([
        { id, title: quiz.title, description: 'd', language: 'pt-BR', questions: 2 },
      ]);
      expect(await records.quizzes.get('no id')).toBeUndefined();
      expect(await records.quizzes.get('00000000-0000-4000-8000-000000000000')).toBeUndefined();
      await records.close();
    });

    it('keep one quiz of a slug, whoever adds it and how often', async () => {
      const records = await open();
      const ids = await Promise.all(
        [1, 2, 3, 4].map(() => records.quizzes.add(quiz, { slug: 'starter/one' })),
      );
      expect(new Set(ids).size).toBe(1);
      await records.quizzes.add({ ...quiz, title: 'Newer' });
      await records.quizzes.add({ ...quiz, title: 'Newest' });
      // Shipped ones first, then the newest first; these two may be of the same millisecond.
      const [shipped, ...others] = (await records.quizzes.list()).quizzes;
      expect(shipped?.title).toBe(quiz.title);
      expect(others.map(({ title }) => title).sort()).toEqual(['Newer', 'Newest']);
      expect(Number(others[0]?.createdAt)).toBeGreaterThanOrEqual(Number(others[1]?.createdAt));
      await records.close();
    });

    it('give a game back as it was archived, however big', async () => {
      const records = await open();
      const game = archiveOf('game', 1500);
      expect(await archiveWhole(records, game)).toBe(true);
      const stored = await readWhole(records, 'game');
      expect(stored).toEqual(game);
      expect(await records.games.get('other')).toBeUndefined();
      expect(await records.reports.questions('game')).toMatchObject([
        { question: 0, answers: 1500, right: 0, credit: 750, tenths: [[12, 1500]] },
        { question: 1, answers: 1500, right: 0, openedAt: 1_790_000_010_789 - 1234 },
      ]);
      let best = 0;
      for await (const page of records.games.pages('game')) {
        for (const { rank } of page) expect(rank).toBe(++best);
      }
      expect(best).toBe(1500);
      expect(await records.stats()).toMatchObject({ driver, quizzes: 0, games: 1 });
      await records.close();
    });

    it('give back every name, answer and number as it was, whatever it is', async () => {
      const records = await open();
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
            await archiveWhole(records, given);
            expect(await readWhole(records, given.id)).toEqual(JSON.parse(JSON.stringify(given)));
          },
        ),
        { numRuns: 60 },
      );
      await records.close();
    });

    it('archive a game once, of many who try', async () => {
      const records = await open();
      const written = await Promise.all(
        Array.from({ length: 5 }, () => archiveWhole(records, archiveOf('game', 20))),
      );
      expect(written.filter(Boolean)).toHaveLength(1);
      expect(await archiveWhole(records, archiveOf('game', 3))).toBe(false);
      expect((await readWhole(records, 'game'))?.players).toHaveLength(20);
      await records.close();
    });

    it('replace a quiz of the revision that was read, once of many who try', async () => {
      const records = await open();
      const id = await records.quizzes.add(quiz);
      const kept = await keptIn(records, id);
      expect(kept).toMatchObject({ revision: 1, playable: true, shipped: false, owner: null });
      const edits = await Promise.all(
        [1, 2, 3, 4].map((edit) =>
          records.quizzes.replace(
            kept,
            { ...kept, title: `Edit ${edit}`, tags: [`${edit}`], cover: undefined },
            { playable: edit % 2 === 0, archivedAt: undefined },
          ),
        ),
      );
      const [taken, ...others] = edits.filter((edit) => edit !== undefined);
      expect(others).toEqual([]);
      expect(await keptIn(records, id)).toEqual(JSON.parse(JSON.stringify(taken), revived));
      await records.quizzes.remove(id);
      const about = { playable: true, archivedAt: undefined };
      expect(await records.quizzes.replace(taken ?? kept, kept, about)).toBeUndefined();
      await records.close();
    });

    it('keep a deleted quiz until it is purged, and a shipped one from coming back', async () => {
      const records = await open();
      const id = await records.quizzes.add(quiz);
      const shipped = await records.quizzes.add(quiz, { slug: 'starter/one' });
      const staying = await records.quizzes.add(quiz);
      expect(await records.quizzes.remove(id, 2)).toBeUndefined();
      for (const gone of [id, shipped]) expect(await records.quizzes.remove(gone)).toBeDefined();
      expect(await records.quizzes.remove(id)).toBeUndefined();
      const hourAgo = new Date(Date.now() - 3_600_000);
      expect(await records.quizzes.purge(hourAgo)).toBe(0);
      expect(await records.quizzes.restore(id, new Date(Date.now() + 3_600_000))).toBe(false);
      expect(await records.quizzes.restore(id, hourAgo)).toBe(true);
      expect(await records.quizzes.restore(id, hourAgo)).toBe(false);
      expect(await keptIn(records, id)).not.toHaveProperty('deletedAt');

      await records.quizzes.remove(id);
      expect((await records.quizzes.list({ state: 'deleted' })).total).toBe(2);
      const later = new Date(Date.now() + 3_600_000);
      expect(await records.quizzes.purge(later)).toBe(2);
      expect(await records.quizzes.purge(later)).toBe(0);
      expect(await records.quizzes.get(id)).toBeUndefined();
      expect((await records.quizzes.list({ state: 'deleted' })).total).toBe(0);
      expect((await records.quizzes.list()).quizzes).toMatchObject([{ id: staying }]);
      // Nothing is left of what it said; and it is not stored again.
      expect(await keptIn(records, shipped)).toMatchObject({ title: '', questions: [] });
      expect(await records.quizzes.add(quiz, { slug: 'starter/one' })).toBe(shipped);
      expect((await records.quizzes.list()).total).toBe(1);
      await records.close();
    });

    it('list games by when they ended, and delete one with all that is kept of it', async () => {
      const records = await open();
      const quizId = await records.quizzes.add(quiz);
      const played = (id: string, players: number, at: number): Archive => ({
        ...archiveOf(id, players),
        quizId,
        owner: 'somebody',
        finishedAt: 1_790_000_060_000 + at,
      });
      for (const game of [played('a', 3, 1), played('b', 450, 3), played('c', 0, 2)])
        await archiveWhole(records, game);
      const summary = async () => (await records.quizzes.list()).quizzes[0];
      expect(await summary()).toMatchObject({
        played: 3,
        lastPlayedAt: new Date(1_790_000_060_003),
        revision: 1,
      });
      expect(await records.games.list({ limit: 2, offset: 0 })).toEqual({
        games: [
          {
            id: 'b',
            quizId,
            right: 0,
            winners: ['Zoë 🦊 449'],
            title: quiz.title,
            mode: 'classic',
            outcome: 'completed',
            questions: 2,
            players: 450,
            createdAt: 1_790_000_000_123,
            finishedAt: 1_790_000_060_003,
          },
          expect.objectContaining({ id: 'c', players: 0 }),
        ],
        total: 3,
      });
      expect((await records.games.list({ limit: 2, offset: 2 })).games.map(({ id }) => id)).toEqual(
        ['a'],
      );

      const counts = { players: 450, answers: 900, results: 900 };
      expect(await records.games.counts('b')).toEqual(counts);
      const removed = await Promise.all([records.games.remove('b'), records.games.remove('b')]);
      expect(removed.filter((one) => one !== undefined)).toEqual([counts]);
      expect(await readWhole(records, 'b')).toBeUndefined();
      expect(await records.games.counts('b')).toBeUndefined();
      expect(await readWhole(records, 'a')).toEqual(played('a', 3, 1));
      expect(await summary()).toMatchObject({
        played: 2,
        lastPlayedAt: new Date(1_790_000_060_002),
      });
      for (const id of ['a', 'c', 'none', 'NUL \0']) await records.games.remove(id);
      expect(await records.games.list({ limit: 10, offset: 0 })).toEqual({ games: [], total: 0 });
      expect(await summary()).not.toHaveProperty('lastPlayedAt');
      // It may be played, and archived, again.
      expect(await archiveWhole(records, played('b', 2, 4))).toBe(true);
      await records.close();
    });

    it('tell games to try things out from the others, and do not count them', async () => {
      const records = await open();
      const quizId = await records.quizzes.add(quiz);
      const game = (id: string, at: number, trial: boolean): Archive => ({
        ...archiveOf(id, 1),
        quizId,
        finishedAt: 1_790_000_060_000 + at,
        ...(trial && { trial: true as const }),
      });
      const games = [game('t1', 1, true), game('t2', 3, true), game('g1', 0, false)];
      for (const one of games) await archiveWhole(records, one);
      expect(await readWhole(records, 't1')).toEqual(games[0]);
      const idsOf = async (trials?: boolean) =>
        (await records.games.list({ limit: 10, offset: 0, trials })).games.map(({ id, trial }) => [
          id,
          trial,
        ]);
      expect(await idsOf()).toEqual([['g1', undefined]]);
      expect(await idsOf(true)).toEqual([
        ['t2', true],
        ['t1', true],
      ]);
      expect((await records.games.list({ limit: 1, offset: 0, trials: true })).total).toBe(2);
      const counted = { played: 1, lastPlayedAt: new Date(1_790_000_060_000) };
      expect((await records.quizzes.list()).quizzes).toMatchObject([counted]);
      const overBefore = (at: number) =>
        records.games.trialsBefore(new Date(1_790_000_060_000 + at), 9);
      expect([await overBefore(1), await overBefore(2), await overBefore(4)]).toEqual([
        [],
        ['t1'],
        ['t1', 't2'],
      ]);
      await records.games.remove('t1');
      expect((await records.quizzes.list()).quizzes).toMatchObject([counted]);
      await records.games.remove('g1');
      const [left] = (await records.quizzes.list()).quizzes;
      expect(left).toMatchObject({ played: 0 });
      expect(left).not.toHaveProperty('lastPlayedAt');
      await records.close();
    });

    it('know who is signed in', async () => {
      const records = await open();
      const { signIns } = records;
      const [later, before] = [new Date(Date.now() + 60_000), new Date(Date.now() - 1)];
      for (const id of ['one', 'two', 'three']) await signIns.add(id, later);
      await signIns.add('over', before);
      expect(await signIns.has('one')).toBe(true);
      for (const id of ['over', 'none', "' or 1=1 --"]) expect(await signIns.has(id)).toBe(false);
      await signIns.remove('one');
      expect(await signIns.has('one')).toBe(false);
      expect(await signIns.has('two')).toBe(true);
      await signIns.remove('over');
      expect(await signIns.removeAll()).toBe(2);
      expect(await signIns.has('two')).toBe(false);
      await records.close();
    });

    it('keep nothing of a game that could not be written whole', async () => {
      const records = await open();
      const game = archiveOf('game', 3);
      const twice = { ...game, results: [...game.results, ...game.results.slice(0, 1)] };
      await expect(archiveWhole(records, twice)).rejects.toThrow();
      expect(await readWhole(records, 'game')).toBeUndefined();
      expect(await archiveWhole(records, game)).toBe(true);
      await records.close();
    });
  });
}

recordsContract('records in a folder', 'sqlite', () => openIn());

describe('a data folder', () => {
  it('keeps quizzes and games over a restart', async () => {
    await using folder = await temporaryFolder();
    const first = await openIn(folder.path);
    const id = await first.quizzes.add(quiz);
    await archiveWhole(first, archiveOf('game', 4));
    await first.close();
    const second = await openIn(folder.path);
    expect(await second.quizzes.get(id)).toMatchObject(quiz);
    expect(await readWhole(second, 'game')).toEqual(archiveOf('game', 4));
    await second.close();
  });

  it('of an older version is brought up to date, with what is in it', async () => {
    await using folder = await temporaryFolder();
    const file = await prepareFile(folder.path);
    const old = await MikroORM.init(sqliteOptions(file, new QueryLog(log), MIGRATIONS.slice(0, 1)));
    await old.migrator.up();
    const id = '00000000-0000-4000-8000-000000000001';
    const questions = JSON.stringify([
      { type: 'text', text: 'Où?' },
      { type: 'text', text: 'Why?' },
    ]);
    await old.em.fork().execute(
      `insert into quizzes (id, title, language, questions, created_at)
         values ('${id}', 'Ancien', 'en', '${questions}', 1790000000000)`,
    );
    await old.em.fork().execute(
      `insert into games (id, pin, quiz_id, quiz, mode, options, mode_options, outcome, created_at, finished_at)
         values ('g', '123456', '${id}', '{"title":"As played","questions":[1,2,3]}', 'classic', '{}', '{}',
           'ended', 1790000000001, 1790000000002)`,
    );
    await old.close(true);
    const records = await openIn(folder.path);
    const listed = {
      title: 'Ancien',
      description: '',
      questions: 2,
      types: ['text'],
      playable: true,
      revision: 1,
      played: 1,
      createdAt: new Date(1_790_000_000_000),
      updatedAt: new Date(1_790_000_000_000),
      lastPlayedAt: new Date(1_790_000_000_002),
    };
    expect((await records.quizzes.list({ q: 'ou ANCIEN' })).quizzes).toMatchObject([listed]);
    expect((await records.games.list({ limit: 9, offset: 0 })).games).toMatchObject([
      { id: 'g', title: 'As played', questions: 3, players: 0 },
    ]);
    const ids = (await keptIn(records, id)).questions.map((question) => question.id);
    expect(new Set(ids).size).toBe(2);
    await records.close();
    const again = await openIn(folder.path);
    expect((await keptIn(again, id)).questions.map((question) => question.id)).toEqual(ids);
    await again.close();
  });

  it('takes quizzes that a server of the version before adds to it meanwhile', async () => {
    await using folder = await temporaryFolder();
    const records = await openIn(folder.path);
    const file = new DatabaseSync(join(folder.path, 'records.sqlite'));
    const id = '00000000-0000-4000-8000-000000000002';
    file.exec(
      `insert into quizzes (id, title, description, language, questions, created_at)
         values ('${id}', 'Late', '', 'en', '[{"type":"text","text":"Q?"}]', 1790000000000)`,
    );
    file.close();
    expect((await records.quizzes.list()).quizzes).toMatchObject([{ title: 'Late', questions: 1 }]);
    const kept = await keptIn(records, id);
    expect(kept.questions[0]?.id).toBe((await keptIn(records, id)).questions[0]?.id);
    const about = { playable: true, archivedAt: undefined };
    expect(await records.quizzes.replace(kept, kept, about)).toMatchObject({ revision: 2 });
    expect((await records.quizzes.list({ q: 'late' })).total).toBe(1);
    await records.close();
  });

  it('has the columns that the entities say, once migrated', async () => {
    await using folder = await temporaryFolder();
    await (await openIn(folder.path)).close();
    const orm = await MikroORM.init(
      sqliteOptions(join(folder.path, 'records.sqlite'), new QueryLog(log)),
    );
    const [migrated, said] = [new DatabaseSync(join(folder.path, 'records.sqlite')), memory()];
    said.exec(await orm.schema.getCreateSchemaSQL());
    for (const table of ['quizzes', 'games', 'players', 'answers', 'results', 'sign_ins', 'looks'])
      expect(columnsOf(migrated, table)).toEqual(columnsOf(said, table));
    migrated.close();
    await orm.close(true);
  });

  it('is for its user alone', async () => {
    await using folder = await temporaryFolder();
    const data = join(folder.path, 'data');
    const records = await openIn(data);
    for (const name of ['', 'records.sqlite', 'records.sqlite-wal', 'lock.json'])
      expect([name, (await stat(join(data, name))).mode & 0o077]).toEqual([name, 0]);
    await records.close();
  });

  it('that is a file is refused in one line that names the setting', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'file');
    await writeFile(file, '');
    for (const dataDir of [file, join(file, 'inside'), '/dev/null/data'])
      await expect(openIn(dataDir)).rejects.toThrow(/^DATA_DIR ".*" cannot be used: [^\n]+$/);
    expect(await readFile(file, 'utf8')).toBe('');
  });

  it('of an earlier QRush is not set up again over its records, unless that is asked for', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'records'));
    await writeFile(join(folder.path, 'records', 'PG_VERSION'), '17');
    await expect(openIn(folder.path)).rejects.toThrow(
      /^DATA_DIR .* an earlier QRush; .* "npm run migrate:pglite", .* --begin-empty true[^\n]*$/,
    );
    await (await openIn(folder.path, true)).close();
    // From then on it has a file of its own.
    await (await openIn(folder.path)).close();
    expect(await readFile(join(folder.path, 'records', 'PG_VERSION'), 'utf8')).toBe('17');
  });
});

describe('a database file', () => {
  /** A folder with a quiz in it, and the paths of its files. */
  async function filled() {
    const folder = await temporaryFolder();
    const records = await openIn(folder.path);
    const id = await records.quizzes.add(quiz);
    const file = join(folder.path, 'records.sqlite');
    // As after a kill: what was written last is in the log alone.
    await copyFile(file, `${file}.killed`);
    await copyFile(`${file}-wal`, `${file}.killed-wal`);
    await records.close();
    return { folder, file, id, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
  }

  it('of a server that was killed has everything that was acknowledged', async () => {
    await using made = await filled();
    await copyFile(`${made.file}.killed`, made.file);
    await copyFile(`${made.file}.killed-wal`, `${made.file}-wal`);
    const records = await openIn(made.folder.path);
    expect(await records.quizzes.get(made.id)).toMatchObject(quiz);
    await records.close();
  });

  it.each<[string, (file: string) => Promise<void>, RegExp]>([
    ['is empty', (file) => truncate(file, 0), /records\.sqlite has no content: put the file back/],
    ['is cut short', (file) => truncate(file, 5000), /is damaged; restore a backup/],
    ['is overwritten', (file) => writeFile(file, 'x'.repeat(9000)), /is damaged; restore a backup/],
    [
      'is gone, but not its log',
      async (file) => {
        await rm(file);
        await writeFile(`${file}-wal`, 'log');
      },
      /records\.sqlite is missing, but records\.sqlite-wal is there: put the file back/,
    ],
    [
      "is another program's",
      async (file) => {
        await rm(file);
        const other = new DatabaseSync(file);
        other.exec('create table quizzes (id)');
        other.close();
      },
      /records\.sqlite is not a file of QRush/,
    ],
  ])('that %s is refused in one line, and left as it was', async (_how, harm, line) => {
    await using made = await filled();
    await harm(made.file);
    const before = await readFile(made.file).catch(() => 'none');
    const error = await openIn(made.folder.path).catch((thrown: Error) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toMatch(line);
    expect((error as Error).message).toMatch(/^DATA_DIR ".*" cannot be used: [^\n]+\.$/);
    expect(await readFile(made.file).catch(() => 'none')).toEqual(before);
  });

  it('that lost its log is used as it is: whole, up to the last check point', async () => {
    await using made = await filled();
    await copyFile(`${made.file}.killed`, made.file);
    await rm(`${made.file}-wal`, { force: true });
    const alone = new DatabaseSync(made.file);
    expect(columnsOf(alone, 'quizzes')).not.toEqual([]);
    alone.close();
    const records = await openIn(made.folder.path);
    expect((await records.quizzes.list()).quizzes).toEqual([]);
    await records.quizzes.add(quiz);
    await records.close();
  });

  it('that was being made when the server was killed is made again', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'records.sqlite.new'), 'half');
    await (await openIn(folder.path)).close();
  });

  it('is migrated whole or not at all', async () => {
    await using folder = await temporaryFolder();
    await prepareFile(folder.path);
    const file = join(folder.path, 'records.sqlite');
    const killed = new DatabaseSync(file);
    killed.exec('begin; create table quizzes (id)');
    // Its process is gone before the commit.
    killed.close();
    const records = await openIn(folder.path);
    await records.quizzes.add(quiz);
    await records.close();
  });
});

const memory = () => new DatabaseSync(':memory:');

/**
 * The part of a table's columns that counts: names, whether they may be empty, and the primary key.
 */
const columnsOf = (database: DatabaseSync, table: string) =>
  database.prepare(`select name, "notnull", pk from pragma_table_info(?) order by name`).all(table);

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
    const ids = await Promise.all(
      all.map((records) => records.quizzes.add(quiz, { slug: 'starter/one' })),
    );
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
    expect(await records.quizzes.get(id)).toMatchObject(quiz);
    // Whoever has just made a quiz finds it in the list.
    expect((await records.quizzes.list()).quizzes).toMatchObject([{ id }]);
    await archiveWhole(records, archiveOf('game', 2));
    const { pools } = await records.stats();
    expect(pools).toHaveLength(2);
    for (const { connections } of pools) expect(connections).toBeLessThanOrEqual(4);
    await records.close();
  });

  it('that cannot be reached is said in one line, without its password', async () => {
    const gone = 'postgres://qrush:hidden@127.0.0.1:1/nothing';
    await expect(openAt(gone)).rejects.toThrow(/^DATABASE_URL cannot be used: (?!.*hidden)[^\n]+$/);
  });
});
