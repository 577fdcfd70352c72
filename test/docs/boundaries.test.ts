/** Rules about imports: the table, the page that shows it, and the linter that holds it. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { withLintRules, withRooms } from '../../scripts/boundaries/main.ts';
import { ROOMS } from '../../scripts/boundaries/rooms.ts';
import { temporaryFolder } from '../support/app.ts';

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

/** Biome's findings for files that stand in each of the rooms, by their paths. */
async function lint(files: Record<string, string>): Promise<Map<string, string>> {
  await using folder = await temporaryFolder();
  const { vcs: _, ...config } = JSON.parse(await readFile(join(ROOT, 'biome.json'), 'utf8'));
  await writeFile(join(folder.path, 'biome.json'), JSON.stringify(config));
  for (const [path, source] of Object.entries(files)) {
    await mkdir(join(folder.path, dirname(path)), { recursive: true });
    await writeFile(join(folder.path, path), source);
  }
  const flags = ['--reporter=json', '--only=style/noRestrictedImports', '--max-diagnostics=none'];
  const { stdout } = await promisify(execFile)(BIOME, ['lint', ...flags], {
    cwd: folder.path,
  }).catch((error: { stdout: string }) => error);
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { message: unknown; location: { path: unknown } }[];
  };
  return new Map(
    diagnostics.map(({ message, location }) => [pathIn(location.path), JSON.stringify(message)]),
  );
}

const pathIn = (path: unknown): string =>
  typeof path === 'string' ? path : ((path as { file?: string })?.file ?? '');

/** The way from a file in this folder to a path from the root. */
const wayTo = (folder: string, path: string) => {
  const way = relative(folder, path);
  return way.startsWith('.') ? way : `./${way}`;
};

it('the linter refuses what a room may not import, and says what to do', async () => {
  const files = ROOMS.flatMap(({ folder, may }) =>
    Object.entries({ good: may[0] ?? `${folder}/other.ts`, bad: 'server/app.ts' }).map(
      ([name, path]) => {
        const imported = path.endsWith('.ts') ? path : `${path}/any.ts`;
        const source = `import { x } from '${wayTo(folder, imported)}';\nconsole.log(x);\n`;
        return [`${folder}/${name}.ts`, source] as const;
      },
    ),
  );
  const said = await lint(Object.fromEntries(files));
  for (const { folder, instead } of ROOMS) {
    expect(said.get(`${folder}/bad.ts`), folder).toContain(instead);
    expect(said.get(`${folder}/good.ts`), folder).toBeUndefined();
  }
});
