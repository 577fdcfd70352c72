import type { Socket } from 'socket.io';

/** Socket.IO packets for one socket or for many, encoded once. */
export interface Packets {
  /** As Engine.IO takes them. */
  texts: string[];
  /** All of them as WebSocket frames, which go out in one write. */
  frames: Buffer;
}

/** An event, as a Socket.IO packet. @param json the payload */
export const eventPacket = (namespace: string, name: string, json: string): string =>
  `2${namespace},["${name}",${json}]`;

/** An ack, as a Socket.IO packet. */
export const ackPacket = (namespace: string, id: number, answer: object): string =>
  `3${namespace},${id}[${JSON.stringify(answer)}]`;

export function pack(...texts: string[]): Packets {
  const frames = texts.map(frame);
  return { texts, frames: frames.length === 1 && frames[0] ? frames[0] : Buffer.concat(frames) };
}

/** Packets that go out together. */
export const joined = (one: Packets, other: Packets): Packets => ({
  texts: [...one.texts, ...other.texts],
  frames: Buffer.concat([one.frames, other.frames]),
});

/** Engine.IO's type of a message. */
const MESSAGE = '4';

/** First byte of a frame: final, text. */
const TEXT = 0x81;

/** A packet as an unmasked WebSocket frame, header and all in one piece. */
function frame(text: string): Buffer {
  const length = MESSAGE.length + Buffer.byteLength(text);
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(start + length);
  bytes[0] = TEXT;
  if (start === 2) {
    bytes[1] = length;
  } else if (start === 4) {
    bytes[1] = 126;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = 127;
    bytes.writeBigUInt64BE(BigInt(length), 2);
  }
  bytes.write(MESSAGE + text, start);
  return bytes;
}

/** Sends packets in their order, and after all that was sent before. */
export function send(socket: Pick<Socket, 'conn'>, { texts, frames }: Packets): void {
  const { conn } = socket;
  const stream = idleStream(conn as unknown as Connection);
  if (stream) stream.write(frames);
  else for (const text of texts) conn.write(text);
}

/** What is used of Engine.IO's socket, and of the `ws` socket under its WebSocket transport. */
interface Connection {
  readyState: string;
  upgrading: boolean;
  /** Packets that wait for the transport. */
  writeBuffer: unknown[];
  transport: {
    name: string;
    perMessageDeflate: unknown;
    socket?: { readyState: number; _socket?: Stream | null };
  };
}

interface Stream {
  writableLength: number;
  write(bytes: Buffer): void;
}

/** readyState of a `ws` socket. */
const OPEN = 1;

/**
 * The TCP stream of a WebSocket on which nothing waits to be sent: a frame written there comes after
 * all others. Where something waits (a slow client), or where the transport is another, the packets
 * have to go the usual way.
 */
function idleStream({ readyState, upgrading, writeBuffer, transport }: Connection) {
  if (readyState !== 'open' || upgrading || writeBuffer.length > 0) return undefined;
  const { name, perMessageDeflate, socket } = transport;
  if (name !== 'websocket' || perMessageDeflate || socket?.readyState !== OPEN) return undefined;
  const stream = socket._socket;
  return stream && stream.writableLength === 0 ? stream : undefined;
}
