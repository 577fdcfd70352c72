import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/pglite';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import type { Archive } from '../../../server/records/contract.ts';
import { MIGRATIONS } from '../../../server/records/migrations/all.ts';
import { openRecords } from '../../../server/records/open.ts';
import { pgliteOptions } from '../../../server/records/options.ts';
import { QueryLog } from '../../../server/records/query-log.ts';
import { temporaryFolder } from '../../support/app.ts';

const log = pino({ level: 'silent' });
const openIn = (dataDir = 'memory://') => openRecords({ dataDir, log });

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

describe('records', () => {
  it('give quizzes back as they were added', async () => {
    const records = await openIn();
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
    const records = await openIn();
    const ids = await Promise.all([1, 2, 3, 4].map(() => records.quizzes.add(quiz, 'starter/one')));
    expect(new Set(ids).size).toBe(1);
    await records.quizzes.add({ ...quiz, title: 'Newer' });
    await records.quizzes.add({ ...quiz, title: 'Newest' });
    expect((await records.quizzes.list()).map(({ title }) => title)).toEqual([
      quiz.title,
      'Newest',
      'Newer',
    ]);
    await records.close();
  });

  it('give a game back as it was archived, however big', async () => {
    const records = await openIn();
    const game = archiveOf('game', 1500);
    expect(await records.games.archive(game)).toBe(true);
    const stored = await records.games.get('game');
    expect(stored).toEqual(game);
    expect(await records.games.get('other')).toBeUndefined();
    expect(await records.stats()).toMatchObject({ driver: 'pglite', quizzes: 0, games: 1 });
    await records.close();
  });

  it('archive a game once, of many who try', async () => {
    const records = await openIn();
    const written = await Promise.all(
      Array.from({ length: 5 }, () => records.games.archive(archiveOf('game', 20))),
    );
    expect(written.filter(Boolean)).toHaveLength(1);
    expect(await records.games.archive(archiveOf('game', 3))).toBe(false);
    expect((await records.games.get('game'))?.players).toHaveLength(20);
    await records.close();
  });

  it('keep nothing of a game that could not be written whole', async () => {
    const records = await openIn();
    const game = archiveOf('game', 3);
    const twice = { ...game, results: [...game.results, ...game.results.slice(0, 1)] };
    await expect(records.games.archive(twice)).rejects.toThrow();
    expect(await records.games.get('game')).toBeUndefined();
    expect(await records.games.archive(game)).toBe(true);
    await records.close();
  });
});

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
      pgliteOptions(folder.path, new QueryLog(log), MIGRATIONS.slice(0, 1)),
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
    const orm = await MikroORM.init(pgliteOptions('memory://', new QueryLog(log)));
    await orm.migrator.up();
    expect((await orm.schema.getUpdateSchemaSQL({ safe: false })).trim()).toBe('');
    await orm.close(true);
  });

  it('that is a file is refused in one line that names the setting', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'file');
    await writeFile(file, '');
    await expect(openIn(file)).rejects.toThrow(/^DATA_DIR ".*file" can't be used: [^\n]+$/);
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
  });

  it('that a living process uses is refused, and one that a dead process left is taken over', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'lock'), String(process.ppid));
    await expect(openIn(folder.path)).rejects.toThrow(
      new RegExp(`another QRush \\(process ${process.ppid}\\) uses the folder`),
    );
    // No process has this id: Linux counts to 4,194,304 at the most.
    await writeFile(join(folder.path, 'lock'), '4999999');
    await (await openIn(folder.path)).close();
  });
});
