/** `npm run deploy:railway`, with a stand-in for the Railway CLI that answers as it is told to. */
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/app.ts';

const SCRIPT = join(import.meta.dirname, '../../scripts/deploy-railway.ts');
const COMPLETE = { ADMIN_TOKEN: 'a', SECRET: 's', REDIS_URL: 'r', DATABASE_URL: 'd' };

/** @param failing commands of the CLI that fail @param variables those of the service */
async function deploy(
  cli: { failing: string[]; variables?: object } | undefined,
  env: Record<string, string> = {},
) {
  await using folder = await temporaryFolder();
  const bin = join(folder.path, 'bin');
  await mkdir(bin);
  const log = join(folder.path, 'log');
  await writeFile(log, '');
  if (cli) {
    const program = join(bin, 'railway');
    await writeFile(
      program,
      `#!/bin/sh
      echo "$*" >> '${log}'
      case ' ${cli.failing.join(' ')} ' in *" $1 "*) exit 1;; esac
      [ "$1" = variables ] && echo '${JSON.stringify(cli.variables ?? COMPLETE)}'
      exit 0\n`,
    );
    await chmod(program, 0o755);
  }
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT], {
    env: { PATH: `${bin}:/bin:/usr/bin`, ...env },
    encoding: 'utf8',
  });
  return { status, stderr, calls: (await readFile(log, 'utf8')).trim().split('\n') };
}

it.each([
  [undefined, 'the Railway CLI is missing: npm install -g @railway/cli.'],
  [{ failing: ['whoami'] }, 'not logged in to Railway: run "railway login", or set RAILWAY_TOKEN.'],
  [
    { failing: ['status'] },
    'this folder is linked with no project: run "railway link", or "railway init" for a new one.',
  ],
  [
    { failing: ['variables'] },
    'no service is chosen: run "railway service", or "railway add --service qrush" for a new one.',
  ],
  [
    { failing: [], variables: { ...COMPLETE, SECRET: '', REDIS_URL: undefined } },
    'the service has no SECRET, REDIS_URL: set them with "railway variables --set NAME=value".',
  ],
])('with a CLI %j says what is missing, and deploys nothing', async (cli, line) => {
  const { status, stderr, calls } = await deploy(cli);
  expect({ status, stderr }).toEqual({ status: 1, stderr: `qrush: ${line}\n` });
  expect(calls).not.toContain('up --ci');
});

it('deploys when nothing is missing, and says so by its exit code', async () => {
  const done = await deploy({ failing: [] });
  expect(done.status).toBe(0);
  expect(done.calls.at(-1)).toBe('up --ci');
  expect((await deploy({ failing: ['up'] })).status).toBe(1);
});

it('takes the token of a project, which is nobody', async () => {
  expect((await deploy({ failing: ['whoami'] }, { RAILWAY_TOKEN: 't' })).status).toBe(0);
});
