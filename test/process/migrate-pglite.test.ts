/** `npm run migrate:pglite`, from a folder as the last QRush with PGlite left it. */
import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import { expect, it } from 'vitest';
import { installPglite, openPglite } from '../../scripts/migrate-pglite/pglite.ts';
import { openRecords } from '../../server/records/open.ts';
import { temporaryFolder } from '../support/app.ts';
import { readWhole } from '../support/archive.ts';

/** The tables before the second migration, which not every folder has seen. */
const FORMER = `
  create table "quizzes" ("id" uuid not null primary key, "slug" varchar(255) null unique, "title" varchar(255) not null,
    "language" varchar(255) not null, "questions" jsonb not null, "created_at" timestamptz(3) not null);
  create table "games" ("id" varchar(255) not null primary key, "pin" varchar(255) not null, "quiz_id" varchar(255) not null,
    "quiz" jsonb not null, "mode" varchar(255) not null, "options" jsonb not null, "mode_options" jsonb not null,
    "outcome" varchar(255) not null, "created_at" timestamptz(3) not null, "finished_at" timestamptz(3) not null);
  create table "players" ("game_id" varchar(255) not null, "id" varchar(255) not null, "nickname" varchar(255) not null,
    "channel" varchar(255) not null, "total" int not null, "rank" int not null, primary key ("game_id", "id"));
  create table "answers" ("game_id" varchar(255) not null, "question" smallint not null, "player" varchar(255) not null,
    "value" jsonb not null, "received_at" timestamptz(3) not null, "elapsed" int not null,
    primary key ("game_id", "question", "player"));
  create table "results" ("game_id" varchar(255) not null, "question" smallint not null, "player" varchar(255) not null,
    "correctness" double precision not null, "points" int not null, "streak" int not null,
    primary key ("game_id", "question", "player"));
  insert into quizzes values
    ('00000000-0000-4000-8000-000000000001', 'starter/one', 'Räder 🦊', 'pt-BR', '[{"type":"text","text":"Q?","n":0.1}]', '2026-11-24 10:00:00.123Z'),
    ('00000000-0000-4000-8000-000000000002', null, 'Own', 'en', '[]', '2026-11-24 10:00:00.124Z');
  insert into games values ('game', '123456', 'q', '{"title":"T","description":"","language":"en","questions":[{"type":"text"}]}',
    'classic', '{"countdown":3}', '{"speed":true}', 'completed', '2026-11-24 10:00:00.001Z', '2026-11-24 10:05:00.999Z');
  insert into players select 'game', lpad(i::text, 5, '0'), 'Zoë 🦊 ' || i, 'web', i, 1 from generate_series(1, 1500) i;
  insert into answers select 'game', 0, lpad(i::text, 5, '0'), '{"value":null}', '2026-11-24 10:00:01.500Z', 1234 from generate_series(1, 1500) i;
  insert into results select 'game', 0, lpad(i::text, 5, '0'), 0.25, -7, 2 from generate_series(1, 1500) i;`;

const MAIN = join(import.meta.dirname, '../../scripts/migrate-pglite/main.ts');

function migrate(dataDir: string) {
  const args = [MAIN, '--data-dir', dataDir];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

it('takes everything along, once, and leaves the earlier folder as it was', async () => {
  installPglite();
  await using folder = await temporaryFolder();
  const former = await openPglite(join(folder.path, 'records'));
  await former.exec(FORMER);
  await former.close();
  // The lock of a process that is gone: Linux counts to 4,194,304 at the most.
  await writeFile(join(folder.path, 'lock'), '4999999');
  const before = await readdir(join(folder.path, 'records'), { recursive: true });

  const first = migrate(folder.path);
  expect(first).toMatchObject({ status: 0, stderr: '' });
  expect(first.stdout).toContain('answers: 1500 of 1500\n');
  expect(await readdir(join(folder.path, 'records'), { recursive: true })).toEqual(before);
  expect((await readdir(folder.path)).filter((name) => name.startsWith('migrating'))).toEqual([]);

  const records = await openRecords({ dataDir: folder.path, log: pino({ level: 'silent' }) });
  expect((await records.quizzes.list()).quizzes).toMatchObject([
    { title: 'Räder 🦊', language: 'pt-BR', questions: 1, createdAt: new Date(1795514400123) },
    { title: 'Own', description: '', questions: 0, createdAt: new Date(1795514400124) },
  ]);
  expect(await records.quizzes.get('00000000-0000-4000-8000-000000000001')).toMatchObject({
    questions: [{ type: 'text', text: 'Q?', n: 0.1 }],
  });
  const game = await readWhole(records, 'game');
  expect(game).toMatchObject({
    options: { countdown: 3 },
    modeOptions: { speed: true },
    createdAt: 1795514400001,
    finishedAt: 1795514700999,
  });
  for (const rows of [game?.players, game?.answers, game?.results]) expect(rows).toHaveLength(1500);
  expect(game?.players[6]).toMatchObject({ id: '00007', nickname: 'Zoë 🦊 7', total: 7 });
  expect(game?.answers[0]).toMatchObject({ value: null, receivedAt: 1795514401500, elapsed: 1234 });
  expect(game?.results[0]).toMatchObject({ correctness: 0.25, points: -7, streak: 2 });
  await records.close();

  const again = migrate(folder.path);
  expect(again.status).toBe(1);
  expect(again.stderr).toMatch(/^migrate:pglite: ".*" has records\.sqlite already[^\n]*\n$/);
});

it('says in one line what is missing or in the way', async () => {
  await using folder = await temporaryFolder();
  expect(migrate(folder.path).stderr).toMatch(/no records of an earlier QRush in ".*"\.\n$/);
  const former = await openPglite(join(folder.path, 'records'));
  await former.exec(FORMER);
  await former.close();
  await writeFile(join(folder.path, 'lock'), String(process.pid));
  const { status, stderr } = migrate(folder.path);
  expect(status).toBe(1);
  expect(stderr).toMatch(
    new RegExp(`^migrate:pglite: process ${process.pid} may be an earlier QRush`),
  );
  expect(await readFile(join(folder.path, 'lock'), 'utf8')).toBe(String(process.pid));
  expect(await readdir(folder.path)).not.toContain('records.sqlite');
});
