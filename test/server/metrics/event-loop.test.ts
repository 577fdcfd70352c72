import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';
import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { processMetrics } from '../../../server/metrics/process.ts';

/** ms for which nothing of this process runs. */
const BLOCKED = 300;

/** Blocks the loop, as between two looks at it. */
async function block(): Promise<void> {
  await later(50);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BLOCKED);
  await later(50);
}

it('the event loop is watched while somebody is connected, and for nobody else', async () => {
  const eventLoop = processMetrics(new Registry());
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  eventLoop.watchFor(server);
  await block();
  expect(eventLoop.delay().max).toBe(0);

  const { port } = server.address() as AddressInfo;
  const accepted = once(server, 'connection');
  const client = connect(port, '127.0.0.1');
  const [connection] = await accepted;
  await block();
  const { max } = eventLoop.delay();
  expect(max).toBeGreaterThan(BLOCKED / 2);

  const closed = once(connection, 'close');
  connection.resume();
  client.end();
  await closed;
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2 * BLOCKED);
  await later(50);
  expect(eventLoop.delay().max).toBe(max);
  server.close();
});
