/** A page of known weight that needs nothing else: what the network and this machine cost by themselves. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Bytes of it. */
export const BARE = 8000;

export async function bareServer(): Promise<{ url: string } & AsyncDisposable> {
  const head = '<!doctype html><title>Bare</title><h1>Bare</h1><!-- ';
  const filling = randomBytes(BARE)
    .toString('hex')
    .slice(0, BARE - head.length - 4);
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(`${head}${filling} -->`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
