import type { PlayServerEvents } from '../protocol/events.ts';
import { pingFrame, type Surroundings, textFrame, textFrameIn } from './direct/frames.ts';

/** Socket.IO packets for one socket or for many, encoded once. */
export interface Packets {
  /** As Engine.IO takes them; rarely asked for, as few lines need it. */
  texts(): string[];
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

/** An event to players that is the same for all of them. */
export const packet = (name: keyof PlayServerEvents, payload: object): Packets =>
  pack(eventPacket(name, JSON.stringify(payload)));

export function pack(...texts: string[]): Packets {
  const frames = texts.map((text) => textFrame(MESSAGE + text));
  return {
    texts: () => texts,
    frames: frames.length === 1 && frames[0] ? frames[0] : Buffer.concat(frames),
  };
}

/** Packets with a ping right behind them, in the same write, where there are pings. */
export const pinging = ({ texts, frames }: Packets, ping: number): Packets => ({
  texts,
  frames: Buffer.concat([frames, pingFrame(ping)]),
});

/** Packets that go out together. */
export const joined = (one: Packets, other: Packets): Packets => ({
  texts: () => [...one.texts(), ...other.texts()],
  frames: Buffer.concat([one.frames, other.frames]),
});

/**
 * Packets of which only a middle part differs: all around it is encoded once.
 * @param following packets that go out with each
 */
export function around(
  before: string,
  after: string,
  following: Packets,
): (middle: string) => Packets {
  const surroundings: Surroundings = {
    before: Buffer.from(MESSAGE + before),
    after: Buffer.from(after),
    following: following.frames,
  };
  return (middle) => ({
    frames: textFrameIn(surroundings, middle),
    texts: () => [before + middle + after, ...following.texts()],
  });
}

/** Engine.IO's type of a message. */
const MESSAGE = '4';
