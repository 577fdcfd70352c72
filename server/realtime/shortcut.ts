import type { Socket } from 'socket.io';
import { ackPacket, pack, send } from './packets.ts';

/** Takes an event, if it is one it knows. */
export type Taker = (name: string, payload: unknown, ack: (answer: object) => void) => boolean;

/** What is used of the Socket.IO client that owns the connection. */
interface Reader {
  conn: {
    on(event: 'data', listener: (data: unknown) => void): void;
    off(event: 'data', listener: (data: unknown) => void): void;
  };
  ondata(data: unknown): void;
}

/**
 * Reads the events of a socket's namespace straight from its connection: one look at the packet and
 * one JSON.parse, instead of Socket.IO's parser, its listeners and two turns of the event loop. Only
 * packets of the plain form `2/namespace,ID["event",payload]` are taken; any other, and any that is
 * malformed, is left to Socket.IO, which also is what clients speak.
 */
export function readDirectly(socket: Socket, take: Taker): void {
  const namespace = socket.nsp.name;
  const start = startOf(namespace);
  takersOf(socket.client as unknown as Reader).set(start, (data) => {
    const event = socket.connected ? parse(data, start.length) : undefined;
    if (event === undefined) return false;
    return take(event.name, event.payload, (answer) =>
      send(socket, pack(ackPacket(namespace, event.id, answer))),
    );
  });
}

const startOf = (namespace: string) => `2${namespace},`;

type PacketTaker = (data: string) => boolean;

/** By connection, and then by how the packets of a namespace start. */
const readers = new WeakMap<Reader, Map<string, PacketTaker>>();

/** The takers of a connection, which come before Socket.IO's own reader. */
function takersOf(reader: Reader): Map<string, PacketTaker> {
  const known = readers.get(reader);
  if (known) return known;
  const takers = new Map<string, PacketTaker>();
  readers.set(reader, takers);
  const usual = reader.ondata;
  const read = (data: unknown) => {
    const taken =
      typeof data === 'string' && takers.get(data.slice(0, data.indexOf(',') + 1))?.(data);
    if (taken !== true) usual(data);
  };
  reader.conn.off('data', usual);
  reader.conn.on('data', read);
  // What Socket.IO takes off the connection in the end.
  reader.ondata = read;
  return takers;
}

const DIGIT_0 = 48;
const DIGIT_9 = 57;

/** The parts of `ID["event",payload]` from `at` on; nothing when it has not just these. */
function parse(data: string, at: number) {
  let end = at;
  let id = 0;
  for (; ; end++) {
    const code = data.charCodeAt(end);
    if (!(code >= DIGIT_0 && code <= DIGIT_9)) break;
    id = id * 10 + code - DIGIT_0;
  }
  if (end === at || !Number.isSafeInteger(id)) return undefined;
  try {
    const parts: unknown = JSON.parse(data.slice(end));
    if (!Array.isArray(parts) || parts.length !== 2 || typeof parts[0] !== 'string')
      return undefined;
    return { id, name: parts[0], payload: parts[1] as unknown };
  } catch {
    return undefined;
  }
}
