import { FrameLine } from '../frame-line.ts';
import type { Input, Kind } from '../kind.ts';
import { corrupt } from '../mutate.ts';
import { NASTY_TEXTS } from '../nasty.ts';
import { packets } from '../packets.ts';
import type { Source } from '../source.ts';

/** WebSocket's frames as bytes: right ones with any packet in them, and wrong ones. */
export const frames: Kind = {
  name: 'frames',
  batch: 12,
  lanes: 24,
  async send({ stage, tally }, inputs) {
    let line: FrameLine | undefined;
    for (const input of inputs) {
      if (!line?.isOpen) line = await FrameLine.open(input.source.pick(stage.urls));
      const { whole, bytes } = anyFrames(input);
      await tally.watch(input, bytes.toString('latin1'), line.send(bytes, whole));
    }
    line?.cut();
  },
};

const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** @returns whole: whether the next frame may follow, so that it must be answered or the connection closed */
function anyFrames({ source }: Input): { whole: boolean; bytes: Buffer } {
  const bytes = Buffer.concat(
    Array.from({ length: 1 + source.below(3) }, () => anyMessage(source)),
  );
  if (source.chance(0.75)) return { whole: true, bytes };
  return { whole: false, bytes: corrupt(source, bytes) };
}

function anyMessage(source: Source): Buffer {
  const text = Buffer.from(packets(source));
  // Most frames are right, so that what is in them is read.
  if (source.chance(0.7)) return frame(source, TEXT, text);
  return source.pick([
    () => frame(source, TEXT, Buffer.from([0xc0, 0x80, 0xff])),
    () => frame(source, BINARY, Buffer.from(source.pick(NASTY_TEXTS))),
    () => fragments(source, text),
    () => frame(source, PING, text.subarray(0, 125)),
    () => frame(source, PONG, text.subarray(0, 125)),
    () => frame(source, PING, Buffer.alloc(126)),
    () => frame(source, CLOSE, Buffer.from(source.pick([[], [3], [3, 232], [0, 0], [255, 255]]))),
    () => frame(source, source.pick([3, 7, 11, 15]), text),
    () => frame(source, TEXT, text, { reserved: source.pick([0x40, 0x20, 0x10]) }),
    () => frame(source, TEXT, text, { masked: false }),
    () => frame(source, 0, text),
  ])();
}

/** One message in pieces, with a ping in between. */
function fragments(source: Source, text: Buffer): Buffer {
  const at = source.below(text.length + 1);
  return Buffer.concat([
    frame(source, TEXT, text.subarray(0, at), { final: false }),
    ...(source.chance(0.5) ? [frame(source, PING, Buffer.from('between'))] : []),
    frame(source, 0, text.subarray(at)),
  ]);
}

/** A frame of a client. */
function frame(
  source: Source,
  opcode: number,
  data: Buffer,
  { final = true, masked = true, reserved = 0 } = {},
): Buffer {
  const { length } = data;
  const first = (final ? 0x80 : 0) | reserved | opcode;
  const mask = Buffer.from([1, 2, 3, 4].map(() => source.below(256)));
  const size = length < 126 ? Buffer.alloc(0) : Buffer.alloc(length < 65_536 ? 2 : 8);
  if (size.length === 2) size.writeUInt16BE(length);
  if (size.length === 8) size.writeBigUInt64BE(BigInt(length));
  const short = size.length === 0 ? length : size.length === 2 ? 126 : 127;
  const head = Buffer.from([first, (masked ? 0x80 : 0) | short]);
  if (!masked) return Buffer.concat([head, size, data]);
  const body = data.map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return Buffer.concat([head, size, mask, body]);
}
