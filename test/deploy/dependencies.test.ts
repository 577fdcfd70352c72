/** Everything that runs in production is a dependency of its own, and follows its licence. */
import { glob, readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFile(join(ROOT, path), 'utf8');
const { dependencies, devDependencies } = JSON.parse(await read('package.json')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;
const { packages } = JSON.parse(await read('package-lock.json')) as {
  packages: Record<string, { license?: string; dev?: boolean }>;
};

/** The package that an import names; undefined for files of ours and of Node. */
function packageOf(specifier: string): string | undefined {
  if (/^[./]|^node:/.test(specifier) || builtinModules.includes(specifier)) return undefined;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Bundled into the pages when they are built: nothing that runs imports it. */
const isBundled = (file: string): boolean => file.startsWith('plugins/web/src/');

it('every package that the server imports is a dependency: none comes along by chance', async () => {
  const missing = new Map<string, string>();
  const bundled = new Set<string>();
  for await (const file of glob('{server,config,bridge,plugins}/**/*.{ts,tsx}', { cwd: ROOT })) {
    for (const [, specifier = ''] of (await read(file)).matchAll(
      // Types are gone when it runs.
      /^(?:import|export) (?!type )[^;]*?from '([^']+)'|^import '([^']+)'/gm,
    )) {
      const name = packageOf(specifier);
      if (name === undefined || name === '') continue;
      if (isBundled(file)) bundled.add(name);
      else if (!(name in dependencies)) missing.set(name, file);
    }
  }
  expect(Object.fromEntries(missing)).toEqual({});
  expect([...bundled].filter((name) => !(name in devDependencies))).toEqual([]);
  // Not imported, but what reaches PostgreSQL: its version is ours to name.
  expect(dependencies).toHaveProperty('pg');
});

it('what only builds is not installed where things run, and Artillery only by the load test', () => {
  const running = Object.entries(packages).filter(([, { dev }]) => !dev);
  const builders = /(^|\/)node_modules\/(vite|rolldown|preact|lightningcss|vitest|typescript)$/;
  expect(running.filter(([path]) => builders.test(path))).toEqual([]);
  expect(Object.keys(packages)).not.toContain('node_modules/artillery');
});

it('the load test brings the very Artillery that package.json names', async () => {
  const { peerDependencies } = JSON.parse(await read('package.json'));
  const lock = JSON.parse(await read('benchmarks/load/artillery/package-lock.json'));
  expect(lock.packages[''].dependencies).toEqual(peerDependencies);
  expect(lock.packages['node_modules/artillery'].version).toBe(peerDependencies.artillery);
});

it('the README names the packages of production under the AGPL', async () => {
  const readme = await read('README.md');
  const strict = Object.entries(packages).filter(
    ([, { license = '', dev }]) => !dev && /AGPL/.test(license),
  );
  expect(strict.length).toBeGreaterThan(0);
  for (const [path] of strict) {
    expect(readme).toContain(`\`${path.slice(path.lastIndexOf('node_modules/') + 13)}\``);
  }
  expect(readme).toContain('AGPL-3.0');
});
