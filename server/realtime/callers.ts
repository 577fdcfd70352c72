import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Server } from 'socket.io';
import type { Settings } from '../../config/settings.ts';
import { Callers } from '../limits/callers.ts';
import type { Limits } from '../limits/limits.ts';
import { addressOf } from './address.ts';

/** The part of an Engine.IO session that we use. */
interface Session {
  request: IncomingMessage;
  transport: { name: string };
  once(event: 'close', listener: () => void): void;
}

/**
 * Bounds the connections of each address, by WebSocket and by long-polling: one too many gets HTTP 429
 * for its handshake. To be called once all others who take handshakes are in place.
 * @returns what ends that
 */
export function limitConnections(
  io: Server,
  settings: Pick<Settings, 'trustProxy'>,
  limits: Pick<Limits, 'network'>,
): { close(): void } {
  const { engine } = io;
  const callers = new Callers();
  const networkOf = ({ headers, socket }: IncomingMessage) =>
    limits.network(addressOf(settings, headers['x-forwarded-for'], socket.remoteAddress ?? ''));
  /** The seconds to wait when the connection is one too many. */
  const refuse = (request: IncomingMessage, network: string | undefined): number | undefined => {
    if (network === undefined || !isHandshake(request)) return undefined;
    const refused = callers.admit(network, performance.now());
    return refused && Math.ceil(refused.wait / 1000);
  };

  const { handleRequest, handleUpgrade } = engine;
  engine.handleUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const network = networkOf(request);
    const wait = refuse(request, network);
    if (wait !== undefined) return void socket.end(refusal(wait));
    // A connection upgraded from long-polling is counted as a session already.
    if (network !== undefined && isHandshake(request))
      socket.once('close', callers.opened(network));
    return handleUpgrade.call(engine, request, socket, head);
  };
  engine.handleRequest = (request: IncomingMessage, response: ServerResponse) => {
    const wait = refuse(request, networkOf(request));
    if (wait !== undefined) {
      response.writeHead(429, { 'retry-after': String(wait), 'content-type': 'application/json' });
      return void response.end(BODY);
    }
    return handleRequest.call(engine, request as never, response);
  };
  const counted = (session: Session) => {
    if (session.transport.name !== 'polling') return;
    const network = networkOf(session.request);
    if (network !== undefined) session.once('close', callers.opened(network));
  };
  engine.on('connection', counted);
  return {
    close() {
      engine.off('connection', counted);
      Object.assign(engine, { handleRequest, handleUpgrade });
    },
  };
}

const isHandshake = ({ url = '' }: IncomingMessage): boolean => !/[?&]sid=/.test(url);

const BODY = JSON.stringify({
  error: { code: 'RATE_LIMITED', message: 'Too many connections; wait a moment and try again.' },
});

const refusal = (wait: number): string =>
  [
    'HTTP/1.1 429 Too Many Requests',
    `Retry-After: ${wait}`,
    'Content-Type: application/json',
    `Content-Length: ${BODY.length}`,
    'Connection: close',
    '',
    BODY,
  ].join('\r\n');
