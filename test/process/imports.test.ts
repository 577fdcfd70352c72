/** The modules that a start loads: no more than its settings ask for. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/app.ts';
import { startRedis } from '../support/redis.ts';
import { ServerProcess } from '../support/server-process.ts';

const HOOK = new URL('./fixtures/note-imports.ts', import.meta.url).href;

/** The modules of a cluster. */
const CLUSTER = ['ioredis', 'bee-queue', '@socket.io/redis-adapter', 'rate-limiter-flexible'];

/** The modules of a database server. */
const DATABASE = ['pg', '@mikro-orm/postgresql'];

/** The modules for a message to or from a phone; for a page; for reading a file. */
const LATER = [
  'libphonenumber-js',
  'vite',
  'qrcode',
  'typescript',
  ...['fflate', 'hucre', 'papaparse', 'saxes', 'entities', 'jsonc-parser'],
];

/** @returns the packages that were loaded until the server listened */
async function importsOf(env: Record<string, string>): Promise<Set<string>> {
  await using folder = await temporaryFolder();
  const IMPORTS = join(folder.path, 'imports');
  await using server = new ServerProcess(['--port', '0', '--data-dir', join(folder.path, 'data')], {
    NODE_OPTIONS: `--import ${HOOK}`,
    IMPORTS,
    ...env,
  });
  await server.url();
  return new Set((await readFile(IMPORTS, 'utf8')).split('\n'));
}

it('a server alone loads nothing of a cluster, and nothing that only a message takes', async () => {
  const loaded = await importsOf({ WHATSAPP_SIMULATOR: 'on' });
  expect(loaded).toContain('fastify');
  for (const name of [...CLUSTER, ...DATABASE, ...LATER]) expect(loaded).not.toContain(name);
});

it('a server of a cluster loads what that takes, and nothing of a bridge that is off', async () => {
  await using redis = await startRedis();
  const loaded = await importsOf({ REDIS_URL: redis.url });
  for (const name of CLUSTER) expect(loaded).toContain(name);
  for (const name of [...LATER, '@kapso/whatsapp-cloud-api']) expect(loaded).not.toContain(name);
});
