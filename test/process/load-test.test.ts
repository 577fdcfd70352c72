/** The load test tells when a server would limit it. */
import { expect, it } from 'vitest';
import { limits } from '../../benchmarks/load/server.ts';
import { startApp } from '../support/app.ts';

it('a server that limits this address is told from one that does not', async () => {
  await using limited = await startApp({ unlimitedAddresses: [] });
  expect(await limits(limited.url)).toBe(true);
  await Promise.all(Array.from({ length: 200 }, () => fetch(`${limited.url}/api/modes`)));
  expect(await limits(limited.url)).toBe(true);
  await using unlimited = await startApp({ unlimitedAddresses: ['127.0.0.1'] });
  expect(await limits(unlimited.url)).toBe(false);
});
