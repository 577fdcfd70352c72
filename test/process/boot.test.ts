/** Work before the program: the check of Node's version, and compiled code. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/app.ts';

const ROOT = join(import.meta.dirname, '../..');
const BOOT = pathToFileURL(join(ROOT, 'server/boot.js')).href;
const OLD = "Object.defineProperty(process, 'versions', { value: { node: '20.20.2' } })";

function start(imports: string[], cache: string) {
  const args = imports.flatMap((url) => ['--import', url]);
  return spawnSync(process.execPath, [...args, 'server/main.ts', '--version'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: cache },
    encoding: 'utf8',
  });
}

it('an older Node ends with one line that says what to run', async () => {
  const old = `data:text/javascript,${encodeURIComponent(OLD)}`;
  const { status, stdout, stderr } = start([old, BOOT], '/dev/null/no');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^qrush: this is Node 20\.20\.2; [^\n]* run "npm rebuild node" once\.\n$/);
});

it('compiled code is kept, and nothing is said where it cannot be', async () => {
  await using folder = await temporaryFolder();
  const kept = join(folder.path, 'compiled');
  expect(start([BOOT], kept)).toMatchObject({ status: 0, stderr: '' });
  expect(readdirSync(kept).length).toBeGreaterThan(0);
  expect(start([BOOT], '/dev/null/no')).toMatchObject({ status: 0, stderr: '' });
});
