/** `npm run import`, against a server that runs. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningApp, startApp, temporaryFolder } from '../support/app.ts';

const SCRIPT = join(import.meta.dirname, '../../scripts/import.ts');

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let running: RunningApp;
beforeAll(async () => {
  folder = await temporaryFolder();
  running = await startApp();
  await writeFile(join(folder.path, 'good.gift'), 'Two plus two? {=4 ~3}\n');
  await writeFile(
    join(folder.path, 'half.gift'),
    'Two plus two? {=4 ~3}\n\nWhich? {~Red ~Blue}\n\nHow? {}\n',
  );
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

const run = (...args: string[]): Promise<Run> =>
  new Promise((resolve) => {
    const options = { env: { PATH: process.env.PATH ?? '', INIT_CWD: folder.path } };
    execFile(process.execPath, [SCRIPT, ...args], options, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });

it('stores a file, and says under which id', async () => {
  const { code, stdout } = await run('good.gift', '--url', running.url, '--title', 'Sums');
  expect(stdout).toMatch(/^Stored 1 question of “Sums” \(gift\): [0-9a-f-]{36}\n$/);
  expect(code).toBe(0);
});

it('prints what is wrong by line, and takes the rest when told to', async () => {
  const refused = await run('half.gift', '--url', running.url);
  expect(refused.stdout).toBe(
    [
      'line  severity  problem',
      '   3  error     No right answer is marked. Put = before the right one.',
      '   5  error     This is an essay: it has no right answer. Give it one in braces: {=right}.',
      '',
      '1 question of “half” (gift) can be taken; nothing was stored.',
      'With --partial they are.',
      '',
    ].join('\n'),
  );
  expect(refused.code).toBe(1);
  expect((await run('half.gift', '--url', running.url, '--dry')).code).toBe(1);
  expect((await run('good.gift', '--url', running.url, '--dry')).code).toBe(0);
  const taken = await run('half.gift', '--url', running.url, '--partial');
  expect(taken.code).toBe(0);
  expect(taken.stdout).toContain('Stored 1 question of “half”');
});

it('says what it cannot reach, and how it is called', async () => {
  expect(await run('none.gift', '--url', running.url)).toMatchObject({ code: 2 });
  expect(await run()).toMatchObject({ code: 2, stderr: 'import: name one file; see --help.\n' });
  const wrong = await run('good.gift', '--url', running.url, '--admin-token', 'wrong');
  expect(wrong).toMatchObject({ code: 2, stderr: 'import: This needs a valid access token.\n' });
  const help = await run('--help');
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(help.stdout).toContain('npm run import -- FILE');
});
