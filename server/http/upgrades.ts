import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Where Socket.IO listens. */
const SOCKETS = '/socket.io/';

/** How many of a server's listeners only look on. */
const onlookers = new WeakMap<Server, number>();

/** Calls a listener with each connection that changes its protocol; it must leave it to others. */
export function watchUpgrades(server: Server, listener: (connection: Duplex) => void): void {
  onlookers.set(server, (onlookers.get(server) ?? 0) + 1);
  server.on('upgrade', (_request, connection) => listener(connection));
}

/**
 * Whether a request changes the protocol of its connection. One that offers what nobody here speaks (as
 * `curl --http2` does with `h2c`) is answered as if it had not: Engine.IO, to which all upgrades go,
 * would close the connection without a word, or leave it open for good once it had carried an answer.
 */
export function upgrades(this: Server, { url = '', headers }: IncomingMessage): boolean {
  if (headers.upgrade?.toLowerCase() !== 'websocket') return false;
  // A plugin may serve WebSockets of its own.
  return url.startsWith(SOCKETS) || this.listenerCount('upgrade') - (onlookers.get(this) ?? 0) > 1;
}

/**
 * Closes a connection after the answer to an offer that was not taken: Node's parser reports no error on
 * it any more, so that a request which cannot be read would get no answer.
 */
export function closeAfterOffers(server: Server): void {
  for (const event of ['request', 'checkExpectation']) {
    server.prependListener(event, ({ headers }: IncomingMessage, answer: ServerResponse) => {
      if (headers.upgrade !== undefined) answer.setHeader('connection', 'close');
    });
  }
}
