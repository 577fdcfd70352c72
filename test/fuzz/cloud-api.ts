import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** In place of WhatsApp's Cloud API: takes every message, and forgets it. */
export async function startCloudApi(): Promise<{ url: string } & AsyncDisposable> {
  let sent = 0;
  const server = createServer((request, answer) => {
    request.resume();
    request.on('end', () => {
      sent += 1;
      const body =
        request.method === 'GET'
          ? { display_phone_number: '+1 555 0100' }
          : { messaging_product: 'whatsapp', contacts: [], messages: [{ id: `wamid.${sent}` }] };
      answer.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v25.0`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
