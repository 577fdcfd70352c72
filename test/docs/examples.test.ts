/** The examples in the documents pass what `npm run lint` asks of the sources. */
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** Examples of TypeScript, by the document and the line where they begin. */
async function examples(): Promise<{ place: string; source: string }[]> {
  const docs = (await readdir(join(ROOT, 'docs'))).filter((name) => name.endsWith('.md'));
  const pages = ['README.md', 'CONTRIBUTING.md', ...docs.map((name) => `docs/${name}`)];
  const found = await Promise.all(
    pages.map(async (page) => {
      const text = await readFile(join(ROOT, page), 'utf8');
      return [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(({ index, 1: source = '' }) => ({
        place: `${page}-${text.slice(0, index).split('\n').length + 1}`.replaceAll('/', '-'),
        source,
      }));
    }),
  );
  return found.flat();
}

it('examples are formatted and linted like the sources', async () => {
  // Beside the tests: a folder that lint looks at.
  const folder = join(ROOT, 'test/docs/examples');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  try {
    const all = await examples();
    expect(all.length).toBeGreaterThan(3);
    for (const { place, source } of all) await writeFile(join(folder, `${place}.ts`), source);
    const checked = await promisify(execFile)(
      process.execPath,
      [join(ROOT, 'node_modules/@biomejs/biome/bin/biome'), 'check', '--colors=off', folder],
      { cwd: ROOT },
    ).catch((error: { stdout: string; stderr: string }) => error);
    expect(checked.stdout + checked.stderr).toContain(`Checked ${all.length} files`);
    expect(checked.stdout + checked.stderr).not.toMatch(/×|━/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('what a user puts beside package.json is not linted', async () => {
  const { files } = JSON.parse(await readFile(join(ROOT, 'biome.json'), 'utf8'));
  const { include } = JSON.parse(await readFile(join(ROOT, 'tsconfig.json'), 'utf8'));
  for (const patterns of [files.includes, include]) {
    expect(patterns).not.toContain('**');
    expect(patterns).not.toContain('*.ts');
  }
});
