/** Pages at `npm ci` and `npm start`: built where that can be, and one line where it cannot. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkout } from '../support/checkout.ts';

const NO_VITE = 'Vite, which builds them, is not installed (run "npm ci --include=dev")';
const INDEX = 'plugins/web/dist/en/index.html';

/** Runs a script of package.json, as its user does. */
function npm(cwd: string, ...args: string[]) {
  const { PATH, HOME } = process.env;
  const options = { cwd, env: { PATH, HOME }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync('npm', ['--silent', ...args], options);
  return { status, stdout, stderr };
}

const prepare = (cwd: string) => npm(cwd, 'run', 'prepare');
const start = (cwd: string) => npm(cwd, 'start', '--', '--version');
const told = (stdout: string) => ({ status: 0, stdout: expect.stringMatching(stdout), stderr: '' });

it('npm ci builds the pages, so that no start has to', async () => {
  await using copy = await checkout();
  expect(prepare(copy.path)).toEqual(told('^Built the web pages in [^\n]*\n$'));
  expect(existsSync(join(copy.path, INDEX))).toBe(true);
  expect(prepare(copy.path)).toEqual(told('^The web pages are up to date.\n$'));
  expect(start(copy.path)).toEqual(told('^[0-9.]+\n$'));
});

it('npm ci goes on with one line without Vite, and without all but package.json', async () => {
  await using bare = await checkout(['vite']);
  expect(prepare(bare.path)).toEqual({
    status: 0,
    stdout: `The web pages are not built: ${NO_VITE}.\n`,
    stderr: '',
  });
  await using first = await checkout([], ['package.json', 'package-lock.json']);
  expect(prepare(first.path)).toEqual(told('^The web pages are not built: [^\n]*\n$'));
});

it('a start builds pages that are missing or out of date, and tells so', async () => {
  await using copy = await checkout();
  const built = 'building them.\nBuilt the web pages in [^\n]*\n[0-9.]+\n$';
  expect(start(copy.path)).toEqual(told(`^The web pages are not built: ${built}`));
  await appendFile(join(copy.path, 'plugins/web/src/index.html'), '<!-- changed -->\n');
  expect(start(copy.path)).toEqual(told(`^The web pages are out of date: ${built}`));
  expect(start(copy.path)).toEqual(told('^[0-9.]+\n$'));
});

it('a start with neither pages nor Vite ends in one line that says what to run', async () => {
  await using bare = await checkout(['vite']);
  const stderr = `qrush: the web pages are not built, and ${NO_VITE}.\n`;
  expect(start(bare.path)).toEqual({ status: 1, stdout: '', stderr });
  const built = npm(bare.path, 'run', 'build');
  expect(built).toMatchObject({ status: 1, stderr: expect.stringMatching(/^qrush: [^\n]*\n$/) });
});

it('pages that are out of date are served where there is no Vite, and it is told', async () => {
  await using copy = await checkout();
  prepare(copy.path);
  await using bare = await checkout(['vite']);
  const dist = 'plugins/web/dist';
  await cp(join(copy.path, dist), join(bare.path, dist), { recursive: true });
  expect(start(bare.path)).toEqual(told('^[0-9.]+\n$'));
  await appendFile(join(bare.path, 'plugins/web/src/index.html'), '<!-- changed -->\n');
  const stderr = `qrush: the web pages are out of date, and ${NO_VITE}.\n`;
  expect(start(bare.path)).toMatchObject({ status: 0, stderr });
});
