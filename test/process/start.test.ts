/** `npm run start:production` and `npm run start:development`, when something is missing. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/app.ts';
import { freePort } from '../support/ports.ts';

const ROOT = join(import.meta.dirname, '../..');
const COMPLETE = { ADMIN_TOKEN: 'of good 16 signs', SECRET: 's'.repeat(32) };

/** The terminal of a user who has no PM2 daemon yet. */
async function start(environment: string, variables: Record<string, string>) {
  await using home = await temporaryFolder();
  const env = {
    PATH: process.env.PATH,
    HOME: home.path,
    PM2_HOME: home.path,
    PM2_PORT: String(await freePort()),
    PORT: '0',
    DATA_DIR: 'memory://',
    ...variables,
  };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/start.ts', environment],
    { cwd: ROOT, env, encoding: 'utf8' },
  );
  return { status, stdout, stderr, daemon: existsSync(join(home.path, 'pm2.pid')) };
}

it.each([
  [
    'production',
    {},
    'ADMIN_TOKEN is not set: production needs it (16 to 200 characters that are hard to guess, such as those of "openssl rand -hex 24").',
  ],
  [
    'production',
    { ADMIN_TOKEN: COMPLETE.ADMIN_TOKEN },
    'SECRET is not set: production needs it (32 to 200 characters; several, separated by commas, while one replaces another).',
  ],
  [
    'production',
    { ...COMPLETE, WORKERS: '2' },
    'WORKERS is 2, so REDIS_URL and DATABASE_URL must be set: several processes share Redis and PostgreSQL.',
  ],
  [
    'development',
    { WORKERS: '2', REDIS_URL: 'redis://127.0.0.1:1' },
    'WORKERS is 2, so DATABASE_URL must be set: several processes share Redis and PostgreSQL.',
  ],
  [
    'development',
    { WORKERS: 'many' },
    'WORKERS is "many": allowed is a whole number from 1 to 1024.',
  ],
  [
    'development',
    { WORKERS: '2', REDIS_URL: 'redis://127.0.0.1:1', DATABASE_URL: 'postgres://u@127.0.0.1:2/d' },
    'DATABASE_URL cannot be used: connect ECONNREFUSED 127.0.0.1:2.',
  ],
])(
  'says in one line why %s does not start with %j, and starts no daemon',
  async (environment, variables, line) => {
    const { status, stdout, stderr, daemon } = await start(environment, variables);
    expect({ status, stdout, daemon }).toEqual({ status: 1, stdout: '', daemon: false });
    expect(stderr).toBe(`qrush: ${line}\n`);
  },
);

it('says that the port of the sticky door is taken, before PM2 would crash on it', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const { status, stderr, daemon } = await start('development', { PM2_PORT: port });
  expect({ status, daemon }).toEqual({ status: 1, daemon: false });
  expect(stderr).toMatch(new RegExp(`^qrush: port ${port} is taken by another program[^\n]*\n$`));
  other.close();
});
