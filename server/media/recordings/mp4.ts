/** MP4 and M4A: boxes in boxes. https://developer.apple.com/documentation/quicktime-file-format */
import { UnfitMedia } from '../kinds.ts';

/** Boxes in each other, and of one file, that are looked at. */
const DEEPEST = 8;
const MOST_BOXES = 10_000;

/** Boxes that hold what is looked for. */
const PARENTS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);

/** Boxes about the recording: who made it, with what, and where. */
const ABOUT = new Set(['udta', 'meta', 'uuid']);

/** Codecs that every browser plays. */
const VIDEO = new Set(['avc1', 'avc3']);
const AUDIO = new Set(['mp4a', '.mp3']);

const CODECS: Record<string, string> = { hvc1: 'H.265', hev1: 'H.265', av01: 'AV1', alac: 'ALAC' };

interface Found {
  seconds: number | undefined;
  hasIndex: boolean;
  hasData: boolean;
  handlers: string[];
  codecs: string[];
  boxes: number;
}

/**
 * Checks that it can be played, and wipes what is said about it: the place where it was taken, too.
 * Boxes keep their place, so that nothing in the file has to be written again.
 * @throws UnfitMedia
 */
export function readMp4(bytes: Buffer): { seconds: number | undefined; hasVideo: boolean } {
  const found: Found = {
    seconds: undefined,
    hasIndex: false,
    hasData: false,
    handlers: [],
    codecs: [],
    boxes: 0,
  };
  walk(bytes, 0, bytes.length, found, 0);
  if (!found.hasIndex || !found.hasData) throw damaged();
  const hasVideo = found.handlers.includes('vide');
  if (!hasVideo && !found.handlers.includes('soun')) throw damaged();
  for (const [track, codec] of found.codecs.entries()) {
    const handler = found.handlers[track];
    const isPlayed =
      handler === 'vide' ? VIDEO.has(codec) : handler === 'soun' ? AUDIO.has(codec) : true;
    if (!isPlayed) {
      const name = CODECS[codec] ?? codec.replace(/[^\x21-\x7e]/g, '?');
      throw new UnfitMedia(
        `The ${handler === 'vide' ? 'video' : 'sound'} is ${name}, which not every browser plays. Save it as MP4 with H.264 and AAC.`,
      );
    }
  }
  return { seconds: found.seconds, hasVideo };
}

function walk(bytes: Buffer, from: number, to: number, found: Found, depth: number): void {
  for (let at = from; at < to; ) {
    found.boxes += 1;
    if (to - at < 8 || depth > DEEPEST || found.boxes > MOST_BOXES) throw damaged();
    let size = bytes.readUInt32BE(at);
    let head = 8;
    if (size === 1) {
      if (to - at < 16) throw damaged();
      size = Number(bytes.readBigUInt64BE(at + 8));
      head = 16;
    } else if (size === 0) {
      size = to - at;
    }
    if (size < head || size > to - at) throw damaged();
    const type = bytes.toString('latin1', at + 4, at + 8);
    look(bytes, type, at + head, at + size, found, depth);
    if (ABOUT.has(type)) {
      bytes.write('free', at + 4, 'latin1');
      bytes.fill(0, at + head, at + size);
    }
    at += size;
  }
}

function look(
  bytes: Buffer,
  type: string,
  from: number,
  to: number,
  found: Found,
  depth: number,
): void {
  if (PARENTS.has(type)) walk(bytes, from, to, found, depth + 1);
  const room = to - from;
  switch (type) {
    case 'moov':
      found.hasIndex = true;
      break;
    case 'mdat':
      found.hasData = true;
      break;
    case 'mvhd': {
      const isLong = room > 0 && bytes[from] === 1;
      if (room < (isLong ? 32 : 20)) throw damaged();
      const scale = bytes.readUInt32BE(from + (isLong ? 20 : 12));
      const length = isLong
        ? Number(bytes.readBigUInt64BE(from + 24))
        : bytes.readUInt32BE(from + 16);
      if (scale > 0 && length > 0) found.seconds = length / scale;
      break;
    }
    case 'hdlr':
      if (room < 12) throw damaged();
      found.handlers.push(bytes.toString('latin1', from + 8, from + 12));
      break;
    case 'stsd':
      if (room < 16) throw damaged();
      found.codecs.push(bytes.toString('latin1', from + 12, from + 16));
      break;
  }
}

const damaged = (): UnfitMedia =>
  new UnfitMedia('The recording is damaged or not whole. Save it again, as MP4 or M4A.');
