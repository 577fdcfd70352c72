import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Socket } from 'socket.io';

/**
 * The part of the request that Socket.IO reads when a second namespace is opened on the connection.
 */
interface Remains {
  headers: IncomingHttpHeaders;
  url: string | undefined;
  connection: { encrypted: boolean };
  _query: object;
}

type Request = IncomingMessage & { _query?: object };

/**
 * Lets go of the HTTP request that opened the connection, which is of no more use. One thing is
 * still asked of it and stays: the client's place, as a proxy tells it.
 *
 * Engine.IO has a listener on the TCP socket that keeps the request itself, so it is emptied, too.
 */
export function letGoOfRequest(socket: Socket): void {
  const connection = socket.conn as unknown as { request: Request | Remains };
  const { request } = connection;
  const { handshake } = socket;
  const forwarded = handshake.headers['x-forwarded-for'];
  const headers: IncomingHttpHeaders =
    forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  connection.request = {
    headers,
    url: handshake.url,
    connection: { encrypted: handshake.secure },
    _query: {},
  };
  handshake.headers = headers;
  handshake.query = {};
  Object.assign(request, { headers: {}, rawHeaders: [], _query: {} });
}
