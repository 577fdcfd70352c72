import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port that nobody has right now, for programs that do not choose one themselves. */
export async function freePort(): Promise<number> {
  // A node of a Redis Cluster also listens 10,000 above.
  for (;;) {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const address = probe.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    probe.close();
    await once(probe, 'close');
    if (port > 1024 && port < 55_000) return port;
  }
}
