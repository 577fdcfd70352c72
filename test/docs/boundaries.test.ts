/** Who may import what: the table, the page that shows it, and the linter that holds it. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { withLintRules, withRooms } from '../../scripts/boundaries/main.ts';
import { ROOMS } from '../../scripts/boundaries/rooms.ts';

const ROOT = join(import.meta.dirname, '../..');
const BIOME = join(ROOT, 'node_modules/.bin/biome');

describe('the table of rooms', () => {
  it('stands in CONTRIBUTING.md', async () => {
    const page = await readFile(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
    expect(withRooms(page), 'run "npm run docs"').toBe(page);
  });

  it('is what the linter holds', async () => {
    const config = await readFile(join(ROOT, 'biome.json'), 'utf8');
    expect(JSON.parse(withLintRules(config)), 'run "npm run docs"').toEqual(JSON.parse(config));
  });
});

/** What Biome says of a file with this import, as if it stood there. */
async function lint(file: string, imported: string): Promise<string> {
  const running = promisify(execFile)(
    BIOME,
    ['lint', '--colors=off', '--only=style/noRestrictedImports', `--stdin-file-path=${file}`],
    { cwd: ROOT },
  );
  running.child.stdin?.end(`import { x } from '${imported}';\nconsole.log(x);\n`);
  return running.then(
    () => '',
    ({ stdout, stderr }) => `${stdout}${stderr}`,
  );
}

/** An import from a file of one room, one folder deep, to a path from the root. */
const pathTo = (folder: string, path: string) =>
  `${folder
    .split('/')
    .map(() => '..')
    .join('/')}/../${path}`;

it.each(ROOMS)('$folder cannot import what it may not', async ({ folder, instead }) => {
  const foreign = folder.startsWith('server')
    ? '../realtime/realtime.ts'
    : pathTo(folder, 'server/app.ts');
  const said = await lint(`${folder}/${folder.startsWith('server') ? '' : 'deep/'}x.ts`, foreign);
  expect(said).toContain(instead.split(':')[0]);
  expect(await lint(`${folder}/x.ts`, './y.ts')).toBe('');
});
