import { expect, it } from 'vitest';
import { rawClient } from '../../../support/raw-client.ts';
import { directServer } from './direct-server.ts';

/** Nothing of this process runs for so many ms. */
const block = (ms: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

it.each(['/play', '/host'])(
  'a pong that came while the process stood still is heard, over %s',
  async (namespace) => {
    await using server = await directServer({ pingInterval: 300, pingTimeout: 1000 });
    using client = await rawClient(server.url, namespace);
    // The client has answered in time; the server has not read it when its timers fire.
    await client.next('2');
    block(1500);
    expect(await Promise.race([client.next('2'), client.closed])).toBe('2');
  },
);
