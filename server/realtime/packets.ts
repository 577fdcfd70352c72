import { textFrame } from './direct/frames.ts';

/** Socket.IO packets for one socket or for many, encoded once. */
export interface Packets {
  /** As Engine.IO takes them. */
  texts: string[];
  /** All of them as WebSocket frames, which go out in one write. */
  frames: Buffer;
}

/** The players' namespace: only players get packets that are encoded here. */
export const PLAY = '/play';

/** An event, as a Socket.IO packet. @param json the payload */
export const eventPacket = (name: string, json: string): string => `2${PLAY},["${name}",${json}]`;

/** An ack, as a Socket.IO packet. */
export const ackPacket = (id: number, answer: object): string =>
  `3${PLAY},${id}[${JSON.stringify(answer)}]`;

export function pack(...texts: string[]): Packets {
  const frames = texts.map((text) => textFrame(MESSAGE + text));
  return { texts, frames: frames.length === 1 && frames[0] ? frames[0] : Buffer.concat(frames) };
}

/** Packets that go out together. */
export const joined = (one: Packets, other: Packets): Packets => ({
  texts: [...one.texts, ...other.texts],
  frames: Buffer.concat([one.frames, other.frames]),
});

/** Engine.IO's type of a message. */
const MESSAGE = '4';
