import { hash, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Server } from 'socket.io';
import type { Slices } from '../slices.ts';
import {
  type DirectClient,
  DirectLine,
  type DirectPlay,
  type DirectService,
} from './direct-line.ts';
import { textFrame } from './frames.ts';
import { Heartbeat } from './heartbeat.ts';
import { OtherNamespaces } from './other-namespaces.ts';
import { Outgoing } from './outgoing.ts';

/** Makes the answer to a WebSocket's key (RFC 6455, section 4.2.2). */
const KEY_SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const KEY = /^[+/0-9A-Za-z]{22}==$/;

/** The longest time that a timer takes, ms: 25 days. */
const NEVER = 2 ** 31 - 1;

/** Engine.IO's sessions, with the timers of those that have to answer a ping; not meant to be seen. */
interface Engine {
  clients: Record<string, { pingTimeoutTimer: NodeJS.Timeout | null | undefined }>;
}

/**
 * Takes WebSockets on which a session of Engine.IO (v4) begins, and serves them without Socket.IO. All
 * others (sessions that began with long-polling, requests that are not quite right) go to Engine.IO.
 * @param allowed whether this request may connect
 * @param prefix what the ids of lines begin with
 * @param namespaces all that there are
 * @returns what closes them all
 */
export function openDirectly<Connection>(
  io: Server,
  allowed: (request: IncomingMessage) => boolean,
  prefix: string,
  namespaces: ReadonlySet<string>,
  play: DirectPlay<Connection>,
  slices: Slices,
): { close(): void } {
  const { engine } = io;
  // Engine.IO has filled in the defaults.
  const options = engine.opts as Required<typeof engine.opts>;
  const { pingInterval, pingTimeout, maxHttpBufferSize: maxPayload } = options;
  const heartbeat = new Heartbeat<DirectLine<Connection>>(pingInterval, pingTimeout, {
    count: () => engine.clientsCount,
    stoodStill: () => pardon(engine as unknown as Engine),
  });
  engine.on('connection', () => heartbeat.tick());
  const session = { upgrades: [], pingInterval, pingTimeout, maxPayload };
  const service: DirectService<Connection> = {
    play,
    heartbeat,
    outgoing: new Outgoing(slices),
    namespaces,
    openOthers: (line, { remoteAddress, forwardedFor }) =>
      new OtherNamespaces(engine, line, {
        url: '/socket.io/',
        headers: forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor },
        connection: { remoteAddress, encrypted: false },
      }),
  };
  // A connection that has not entered a namespace yet is pinged like any other.
  io.connectTimeout(NEVER);
  const usual = engine.handleUpgrade.bind(engine);
  engine.handleUpgrade = (request, socket, head) => {
    if (!beginsSession(request) || !allowed(request)) return usual(request, socket, head);
    const stream = socket as Socket;
    if (!stream.writable) return void stream.destroy();
    const id = prefix + randomUUID();
    stream.setTimeout(0);
    stream.setNoDelay();
    stream.write(welcome(request, { sid: id, ...session }));
    const line = new DirectLine(id, stream, clientOf(request), service);
    if (head.length > 0) line.read(head);
  };
  return {
    close() {
      engine.handleUpgrade = usual;
      heartbeat.close();
      for (const line of heartbeat) line.close();
    },
  };
}

/** Gives all sessions of Engine.IO that have been pinged the whole time again to answer. */
function pardon({ clients }: Engine): void {
  for (const { pingTimeoutTimer } of Object.values(clients)) pingTimeoutTimer?.refresh();
}

function beginsSession({ method, url = '', headers }: IncomingMessage): boolean {
  const query = new URLSearchParams(url.slice(url.indexOf('?') + 1));
  return (
    method === 'GET' &&
    query.get('EIO') === '4' &&
    query.get('transport') === 'websocket' &&
    !query.has('sid') &&
    headers.upgrade?.toLowerCase() === 'websocket' &&
    headers['sec-websocket-version'] === '13' &&
    headers['sec-websocket-protocol'] === undefined &&
    KEY.test(headers['sec-websocket-key'] ?? '')
  );
}

/** The answer to the request, and with it the session's first packet. */
function welcome({ headers }: IncomingMessage, session: object): Buffer {
  const accept = hash('sha1', headers['sec-websocket-key'] + KEY_SUFFIX, 'base64');
  const head = `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), textFrame(`0${JSON.stringify(session)}`)]);
}

const clientOf = ({ headers, socket }: IncomingMessage): DirectClient => ({
  forwardedFor: headers['x-forwarded-for'],
  remoteAddress: socket.remoteAddress ?? '',
});
