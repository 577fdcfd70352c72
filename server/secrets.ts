import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Settings, splitSecrets } from '../config/settings.ts';
import { prepareDataFolder } from './data-folder.ts';

/** Settings whose secrets are all there. */
export interface SecuredSettings extends Settings {
  /** All keys that are good for tokens: the first one signs. */
  readonly secrets: readonly [string, ...string[]];
  /**
   * The oldest of these keys. Anything named by it keeps its name while keys are replaced, until
   * the old one is taken away.
   */
  readonly secret: string;
  readonly adminToken: string;
}

/**
 * Fills in what the operator left out: the signing key, kept in the data folder so that tokens
 * survive a restart, and an admin token, new at each start.
 */
export async function secure(settings: Settings): Promise<SecuredSettings> {
  const [newest = await keptSecret(settings.dataDir), ...former] =
    settings.secret === undefined ? [] : splitSecrets(settings.secret);
  return {
    ...settings,
    secrets: [newest, ...former],
    secret: former.at(-1) ?? newest,
    adminToken: settings.adminToken ?? randomBytes(18).toString('base64url'),
  };
}

async function keptSecret(dataDir: string): Promise<string> {
  const fresh = randomBytes(32).toString('base64url');
  if (dataDir.startsWith('memory://')) return fresh;
  const file = join(dataDir, 'secret');
  await prepareDataFolder(dataDir);
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept.trim() !== '') return kept.trim();
  // Whole or not at all: a full disk would leave an empty file, and with it a key that all know.
  const draft = `${file}.new`;
  await writeFile(draft, fresh, { mode: 0o600, flush: true });
  await rename(draft, file);
  return fresh;
}
