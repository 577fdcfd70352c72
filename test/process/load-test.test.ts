/** The load test before it plays: it brings Artillery, and tells when a server would limit it. */
import { spawnSync } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { limits } from '../../benchmarks/load/server.ts';
import { startApp } from '../support/app.ts';
import { checkout } from '../support/checkout.ts';
import { freePort } from '../support/ports.ts';

const INSTALL = "import('./benchmarks/load/install.ts').then((it) => it.installArtillery())";

/** Lets the load test of a copy install Artillery, from a registry that nobody runs. */
async function install(cwd: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', INSTALL], {
    cwd,
    env: {
      PATH: process.env.PATH,
      HOME: cwd,
      npm_config_registry: `http://127.0.0.1:${await freePort()}`,
      npm_config_fetch_retries: '0',
    },
    encoding: 'utf8',
  });
  return { status, stdout, lastLine: stderr.trimEnd().split('\n').at(-1) };
}

it('says why Artillery cannot be installed, and asks no registry once it is', async () => {
  await using copy = await checkout([], ['benchmarks/load', 'scripts']);
  const failed = await install(copy.path);
  expect(failed).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('installing Artillery'),
  });
  expect(failed.lastLine).toMatch(/^qrush: Artillery could not be installed/);

  const folder = join(copy.path, 'benchmarks/load/artillery');
  await mkdir(join(folder, 'node_modules'), { recursive: true });
  await cp(join(folder, 'package-lock.json'), join(folder, 'node_modules/installed.json'));
  expect(await install(copy.path)).toEqual({ status: 0, stdout: '', lastLine: '' });
});

it('a server that limits this address is told from one that does not', async () => {
  await using limited = await startApp({ unlimitedAddresses: [] });
  expect(await limits(limited.url)).toBe(true);
  await Promise.all(Array.from({ length: 200 }, () => fetch(`${limited.url}/api/modes`)));
  expect(await limits(limited.url)).toBe(true);
  await using unlimited = await startApp({ unlimitedAddresses: ['127.0.0.1'] });
  expect(await limits(unlimited.url)).toBe(false);
});
