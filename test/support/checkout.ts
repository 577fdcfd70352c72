import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './app.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Made here, and no part of a checkout. */
const isMade = (path: string): boolean => /\/(dist|node_modules)$/.test(path);

/**
 * A copy of the repository as it was cloned, or of some of it, with all packages installed but those
 * named.
 * @param without packages, as node_modules has them
 * @param only files and folders to copy, instead of all that runs
 */
export async function checkout(
  without: string[] = [],
  only = [
    'server',
    'client',
    'plugins',
    'bridge',
    'config',
    'scripts',
    'vocabulary',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ],
): Promise<{ path: string } & AsyncDisposable> {
  const folder = await temporaryFolder();
  for (const name of only) {
    const filter = (path: string) => !isMade(path);
    await cp(join(ROOT, name), join(folder.path, name), { recursive: true, filter });
  }
  const modules = join(folder.path, 'node_modules');
  await mkdir(modules);
  for (const name of await readdir(join(ROOT, 'node_modules'))) {
    if (name === '.cache' || without.includes(name)) continue;
    await symlink(join(ROOT, 'node_modules', name), join(modules, name));
  }
  return folder;
}
