/** `qrush-data`, as a user at a terminal runs it, beside servers that run. */
import { spawnSync } from 'node:child_process';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../server/records/migrations/all.ts';
import { temporaryFolder } from '../support/app.ts';
import { startPostgres } from '../support/postgres.ts';
import { ServerProcess } from '../support/server-process.ts';

const PROGRAM = join(import.meta.dirname, '../../scripts/data.ts');

function data(args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', ...env },
  });
  return { status, stdout, stderr };
}

const question = { type: 'boolean', text: 'Q?', limit: 20, points: 1000, correct: true };

async function addQuiz(url: string, title: string): Promise<void> {
  const { status } = await fetch(`${url}/api/quizzes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title, language: 'en', questions: [question] }),
  });
  expect(status).toBe(201);
}

async function titles(url: string): Promise<string[]> {
  const all = (await (await fetch(`${url}/api/quizzes`)).json()) as {
    quizzes: { title: string }[];
  };
  return all.quizzes.map(({ title }) => title);
}

const serve = (dataDir: string) => new ServerProcess(['--port', '0', '--data-dir', dataDir]);

it('backs up while the server runs, and restores what was there then', async () => {
  await using folder = await temporaryFolder();
  const [dataDir, file] = [join(folder.path, 'data'), join(folder.path, 'backup.sqlite')];
  {
    await using server = serve(dataDir);
    const url = await server.url();
    await addQuiz(url, 'Before');
    const backup = data(['backup', file, '--data-dir', dataDir]);
    expect(backup).toMatchObject({ status: 0, stderr: '' });
    expect(backup.stdout).toMatch(
      /^Writing .*\nBacked up \d+ quizzes and 0 games \(0\.\d MB\)\.\n$/,
    );
    expect((await stat(file)).mode & 0o077).toBe(0);
    await addQuiz(url, 'After');
    expect(await titles(url)).toEqual(expect.arrayContaining(['Before', 'After']));

    const again = data(['backup', file, '--data-dir', dataDir]);
    expect(again.stderr).toMatch(/^qrush-data: ".*backup\.sqlite" is there already[^\n]*\n$/);
    const running = data(['restore', file, '--replace', '--data-dir', dataDir]);
    expect(running.status).toBe(1);
    expect(running.stderr).toContain(`another QRush (process ${server.child.pid} on `);
  }
  const full = data(['restore', file, '--data-dir', dataDir]);
  expect(full.status).toBe(1);
  expect(full.stderr).toMatch(
    /^qrush-data: ".*" has records \(records\.sqlite.*--replace[^\n]*\n$/,
  );
  const replaced = data(['restore', file, '--replace', '--data-dir', dataDir]);
  expect(replaced).toMatchObject({ status: 0, stderr: '' });
  const aside = /are now (\S+)\.\n/.exec(replaced.stdout)?.[1] ?? '';
  expect(await readdir(dataDir)).toContain(aside);
  const empty = join(folder.path, 'empty');
  expect(data(['restore', file, '--data-dir', empty]).status).toBe(0);
  for (const restored of [dataDir, empty]) {
    await using server = serve(restored);
    const there = await titles(await server.url());
    expect(there).toContain('Before');
    expect(there).not.toContain('After');
  }
  // A folder that was put aside is a backup, too.
  const both = join(folder.path, 'both');
  expect(data(['restore', join(dataDir, aside), '--data-dir', both]).status).toBe(0);
  await using server = serve(both);
  expect(await titles(await server.url())).toEqual(expect.arrayContaining(['Before', 'After']));
});

it.each<[string[], RegExp]>([
  [['backup', 'x'], /there is no records\.sqlite in ".*"; name the folder with --data-dir/],
  [['backup'], /backup needs the name of a file; see --help/],
  [['restore', 'nothing'], /there is no file ".*nothing"/],
  [['restore', process.execPath], /".*" is damaged, or no backup of QRush/],
  [['give'], /there is no command "give"; see --help/],
  [['backup', '--all'], /Unknown option '--all'; see --help/],
])('refuses %j in one line', async (args, line) => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, 'other'), '');
  const { status, stderr } = data(args, { DATA_DIR: folder.path });
  expect({ status, lines: stderr.split('\n').length }).toEqual({ status: 1, lines: 2 });
  expect(stderr).toMatch(line);
  expect(await readdir(folder.path)).not.toContain('records.sqlite');
});

it('brings a folder or a database up to date by itself', async () => {
  await using folder = await temporaryFolder();
  await using postgres = await startPostgres();
  for (const env of [{}, { DATABASE_URL: postgres.newDatabase() }]) {
    const args = ['migrate', '--data-dir', folder.path];
    expect(data(args, env)).toMatchObject({
      status: 0,
      stdout: `Ran ${MIGRATIONS.map(({ name }) => name).join(', ')}.\n`,
    });
    expect(data(args, env).stdout).toBe('The records are up to date already.\n');
  }
});
