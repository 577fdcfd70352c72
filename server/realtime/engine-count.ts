import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server, Socket } from 'socket.io';
import { OtherNamespaces } from './direct/other-namespaces.ts';
import { MOST_AT_ONCE } from './limiter.ts';
import { PacketCount } from './packet-count.ts';
import { unfinished } from './unfinished.ts';

type Connection = Socket['conn'];

/** A packet as Engine.IO has read it, before it acts on it. */
interface Packet {
  type: string;
  data?: string | Buffer;
}

/** How Engine.IO takes what a client posts; not meant to be seen. */
interface Polling {
  name: string;
  onDataRequest(request: IncomingMessage, response: ServerResponse): void;
  onData(body: string): void;
}

/** A type of packet that Engine.IO does not act on. */
const NOTHING = 'noop';

/**
 * Counts what comes over Engine.IO (long-polling, and what began with it), as direct lines count
 * theirs. Packets of a direct line that Engine.IO carries have been counted there.
 */
export function countPackets(io: Server, namespaces: ReadonlySet<string>): void {
  io.engine.on('connection', (conn: Connection) => {
    boundAttachments(conn);
    boundBodies(conn);
    boundPackets(conn);
    if (isCarried(conn)) return;
    const count = new PacketCount({
      namespaces,
      answer: (packet) => conn.write(packet),
      end: () => conn.close(true),
    });
    conn.on('packet', (packet: Packet) => {
      const { type, data } = packet;
      if (!count.takes(type === 'message' && data ? data : '')) packet.type = NOTHING;
    });
  });
}

/** Whole bodies are not even taken apart when there are more packets in them than anyone may send. */
function boundPackets(conn: Connection): void {
  const polling = conn.transport as unknown as Polling;
  if (polling.name !== 'polling') return;
  const usual = polling.onData.bind(polling);
  polling.onData = (body) => {
    if (hasMoreThan(MOST_AT_ONCE, body)) conn.close(true);
    else usual(body);
  };
}

/** Separates two packets in a body. */
const SEPARATOR = '\x1e';

function hasMoreThan(most: number, body: string): boolean {
  let at = -1;
  for (let count = 0; count < most; count++) {
    at = body.indexOf(SEPARATOR, at + 1);
    if (at === -1) return false;
  }
  return true;
}

function isCarried({ transport }: Connection): boolean {
  return (transport as unknown as { socket?: unknown }).socket instanceof OtherNamespaces;
}

/** Attachments wait in Socket.IO until an event has all of its own: at the latest when a text comes. */
function boundAttachments(conn: Connection): void {
  const holder = { destroy: () => void conn.close(true) };
  let bytes = 0;
  const release = () => {
    bytes = 0;
    unfinished.holds(holder, 0);
  };
  conn.on('packet', ({ type, data }: Packet) => {
    if (type !== 'message' || data === undefined) return;
    if (typeof data === 'string') return release();
    bytes += data.length;
    unfinished.holds(holder, bytes);
  });
  conn.on('close', release);
}

/** Bodies of long-polling wait in Engine.IO until they are whole. */
function boundBodies({ transport }: Connection): void {
  const polling = transport as unknown as Polling;
  if (polling.name !== 'polling') return;
  const usual = polling.onDataRequest.bind(polling);
  polling.onDataRequest = (request, response) => {
    usual(request, response);
    let bytes = 0;
    const release = () => unfinished.holds(request, 0);
    // Engine.IO listens by now: what comes is not lost to it.
    request.on('data', (chunk: string | Buffer) => {
      bytes += chunk.length;
      unfinished.holds(request, bytes);
    });
    request.on('end', release);
    request.on('close', release);
  };
}
