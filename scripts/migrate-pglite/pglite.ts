import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What is used of PGlite, whose types are not here before it is. */
export interface Pglite {
  query<Row>(sql: string, values?: unknown[]): Promise<{ rows: Row[] }>;
  exec(sql: string): Promise<unknown>;
  close(): Promise<void>;
}

const NAME = '@electric-sql/pglite';
const PACKAGE = join(import.meta.dirname, 'node_modules', NAME);

/** Installs PGlite beside this file, unless it is there. @throws Error when npm cannot */
export function installPglite(): void {
  if (existsSync(PACKAGE)) return;
  process.stdout.write(
    'Fetching PGlite (26 MB), which the earlier QRush kept its records with ...\n',
  );
  // npm's own setting of a project, which is not this one.
  const { npm_config_local_prefix: _, ...env } = process.env;
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: import.meta.dirname,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0)
    throw new Error(
      'npm could not fetch PGlite; it needs the registry once (npm config get registry)',
    );
}

/** Opens a folder of PGlite's. @throws Error when it is broken */
export async function openPglite(folder: string): Promise<Pglite> {
  const { PGlite } = await import(NAME);
  return PGlite.create(folder);
}
