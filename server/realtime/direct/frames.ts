/** WebSocket frames (RFC 6455, section 5.2), as far as nearly all of them go: whole and unfragmented. */

import { isUtf8 } from 'node:buffer';

/** First byte: final, and of which kind. */
const TEXT = 0x81;
const BINARY = 0x82;
const PING = 0x89;
const PONG = 0x8a;

/** Bytes of a ping of ours. That a client could guess them is no harm: a pong too early earns it less. */
const PING_BYTES = 4;

/** Of the second byte: that the payload is masked, as all are that clients send. */
const MASKED = 0x80;

/** Lengths in the second byte from which on the length follows, in 2 bytes or in 8. */
const LENGTH_16 = 126;
const LENGTH_64 = 127;

const MASK_BYTES = 4;

/** A text as an unmasked frame, header and all in one piece. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const bytes = framed(TEXT, length);
  bytes.write(text, bytes.length - length);
  return bytes;
}

/** The parts of a frame's text that it shares with others, encoded. */
export interface Surroundings {
  before: Buffer;
  after: Buffer;
  /** Whole frames that follow. */
  following: Buffer;
}

/** A text between others as an unmasked frame, and the frames that follow, all in one piece. */
export function textFrameIn({ before, after, following }: Surroundings, text: string): Buffer {
  const own = Buffer.byteLength(text);
  const length = before.length + own + after.length;
  const bytes = framed(TEXT, length, following.length);
  let at = bytes.length - following.length - length;
  bytes.set(before, at);
  at += before.length;
  bytes.write(text, at);
  at += own;
  bytes.set(after, at);
  bytes.set(following, at + after.length);
  return bytes;
}

export function binaryFrame(data: Buffer): Buffer {
  const bytes = framed(BINARY, data.length);
  data.copy(bytes, bytes.length - data.length);
  return bytes;
}

/** A ping that comes back as a pong. @param id 0 to 2 ** 32 - 1 */
export function pingFrame(id: number): Buffer {
  const bytes = framed(PING, PING_BYTES);
  bytes.writeUInt32BE(id, bytes.length - PING_BYTES);
  return bytes;
}

/** The id in what a pong brings back; undefined when it answers no ping of ours. */
export const pingIn = (payload: Buffer): number | undefined =>
  payload.length === PING_BYTES ? payload.readUInt32BE() : undefined;

/** Where the payload of the pong is that starts at `at`; undefined when it is none to a ping of ours, and whole. */
export function pongIn(bytes: Buffer, at: number): Payload | undefined {
  const start = at + 2 + MASK_BYTES;
  const end = start + PING_BYTES;
  if (bytes.length < end || bytes[at] !== PONG) return undefined;
  return bytes[at + 1] === MASKED + PING_BYTES ? { start, end } : undefined;
}

/** The id in a pong: see {@link pongIn}. */
export const pingOf = (bytes: Buffer, { start }: Payload): number =>
  (bytes.readUInt32BE(start) ^ bytes.readUInt32BE(start - MASK_BYTES)) >>> 0;

/** A frame whose payload of so many bytes is still to be written, before the room for what follows. */
function framed(first: number, length: number, room = 0): Buffer {
  const start = length < LENGTH_16 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(start + length + room);
  bytes[0] = first;
  if (start === 2) {
    bytes[1] = length;
  } else if (start === 4) {
    bytes[1] = LENGTH_16;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = LENGTH_64;
    bytes.writeBigUInt64BE(BigInt(length), 2);
  }
  return bytes;
}

/** Where the payload of a client's frame is, in the bytes that came. */
export interface Payload {
  start: number;
  end: number;
}

/**
 * Where the text of the frame is that starts at `at`; undefined when it is not a whole, final, masked
 * text of less than 64 kB.
 */
export function textIn(bytes: Buffer, at: number): Payload | undefined {
  if (bytes.length < at + 2 + MASK_BYTES || bytes[at] !== TEXT) return undefined;
  const second = bytes[at + 1] as number;
  if (second < MASKED) return undefined;
  let start = at + 2 + MASK_BYTES;
  let length = second - MASKED;
  if (length === LENGTH_64) return undefined;
  if (length === LENGTH_16) {
    if (bytes.length < start + 2) return undefined;
    length = bytes.readUInt16BE(at + 2);
    start += 2;
  }
  const end = start + length;
  return end <= bytes.length ? { start, end } : undefined;
}

/** The text of a frame; undefined, and the bytes as they were, when it is none. */
export function textOf(bytes: Buffer, payload: Payload): string | undefined {
  const { start, end } = payload;
  if (unmask(bytes, payload)) return bytes.toString('latin1', start, end);
  if (isUtf8(bytes.subarray(start, end))) return bytes.toString('utf8', start, end);
  unmask(bytes, payload);
  return undefined;
}

/**
 * Takes the mask off a payload, or puts it on again: the four bytes before it, over and over.
 * @returns whether all bytes are ASCII
 */
function unmask(bytes: Buffer, { start, end }: Payload): boolean {
  const mask = start - MASK_BYTES;
  let all = 0;
  for (let at = start; at < end; at++) {
    const byte = (bytes[at] as number) ^ (bytes[mask + ((at - start) & 3)] as number);
    bytes[at] = byte;
    all |= byte;
  }
  return all < 0x80;
}
