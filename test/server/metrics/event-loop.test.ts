import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Registry } from 'prom-client';
import { expect, it, vi } from 'vitest';
import { processMetrics } from '../../../server/metrics/process.ts';

/** ms for which nothing of this process runs. */
const BLOCKED = 300;

/** Turns of the loop, in each of which its timers run: those that look at it, too. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function block(ms = BLOCKED): Promise<void> {
  await turns();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  await turns();
}

it('the event loop is watched while somebody is served, and for nobody else', async () => {
  const eventLoop = processMetrics(new Registry());
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  eventLoop.watchFor(server);
  await block();
  expect(eventLoop.delay().max).toBe(0);

  const requested = once(server, 'request') as Promise<[IncomingMessage, ServerResponse]>;
  const { port } = server.address() as AddressInfo;
  const asked = get({ port, host: '127.0.0.1', agent: false });
  const [, response] = await requested;
  await block();
  const { max } = eventLoop.delay();
  expect(max).toBeGreaterThan(BLOCKED / 2);

  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    response.end();
    await once(response, 'close');
    vi.runAllTimers();
  } finally {
    vi.useRealTimers();
  }
  await block(2 * BLOCKED);
  expect(eventLoop.delay().max).toBe(max);
  asked.destroy();
  server.close();
});
