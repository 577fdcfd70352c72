import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../config/settings.ts';

/** Settings whose secrets are all there. */
export interface SecuredSettings extends Settings {
  readonly secret: string;
  readonly adminToken: string;
}

/**
 * Fills in what the operator left out: the signing key, kept in the data folder so that tokens
 * survive a restart, and an admin token, new at each start.
 */
export async function secure(settings: Settings): Promise<SecuredSettings> {
  return {
    ...settings,
    secret: settings.secret ?? (await keptSecret(settings.dataDir)),
    adminToken: settings.adminToken ?? randomBytes(18).toString('base64url'),
  };
}

async function keptSecret(dataDir: string): Promise<string> {
  const fresh = randomBytes(32).toString('base64url');
  if (dataDir.startsWith('memory://')) return fresh;
  const file = join(dataDir, 'secret');
  await mkdir(dataDir, { recursive: true });
  try {
    await writeFile(file, fresh, { flag: 'wx', mode: 0o600 });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await readFile(file, 'utf8')).trim();
  }
}
