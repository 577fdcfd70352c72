import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A door before several servers: each connection goes to the next one. */
export interface TcpBalancer extends AsyncDisposable {
  url: string;
  /** Whether each server takes connections at present. */
  open: boolean[];
  /** Connections to each server. */
  held(): number[];
}

export async function tcpBalancer(urls: string[]): Promise<TcpBalancer> {
  const held = urls.map(() => new Set<Socket>());
  const open = urls.map(() => true);
  let next = 0;
  const server = createServer((client) => {
    while (!open[next]) next = (next + 1) % urls.length;
    const { hostname, port } = new URL(urls[next] as string);
    const connections = held[next] as Set<Socket>;
    next = (next + 1) % urls.length;
    const upstream = connect(Number(port), hostname);
    connections.add(upstream);
    upstream.on('close', () => {
      connections.delete(upstream);
      client.destroy();
    });
    client.on('close', () => upstream.destroy());
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy());
    client.pipe(upstream).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open,
    held: () => held.map(({ size }) => size),
    async [Symbol.asyncDispose]() {
      for (const socket of held.flatMap((connections) => [...connections])) socket.destroy();
      server.close();
    },
  };
}
