import { installLocked } from '../install-locked.ts';

/** The part of PGlite that we use; its types are not here before it is. */
export interface Pglite {
  query<Row>(sql: string, values?: unknown[]): Promise<{ rows: Row[] }>;
  exec(sql: string): Promise<unknown>;
  close(): Promise<void>;
}

const NAME = '@electric-sql/pglite';

/** Installs PGlite beside this file, unless it is there. @throws Error when npm cannot */
export function installPglite(): void {
  const announcement = 'Fetching PGlite (26 MB), which the earlier QRush kept its records with ...';
  if (installLocked(import.meta.dirname, announcement)) return;
  throw new Error(
    'npm could not fetch PGlite; it needs the registry once (npm config get registry)',
  );
}

/** Opens a folder of PGlite's. @throws Error when it is broken */
export async function openPglite(folder: string): Promise<Pglite> {
  const { PGlite } = await import(NAME);
  return PGlite.create(folder);
}
