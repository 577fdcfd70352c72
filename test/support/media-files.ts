/** Real files of all kinds, made here: none is in the repository. */
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Where the camera of {@link photo} says that it was: it must not be found again. */
export const PLACE = 'SECRET-PLACE';

/** A picture of colours that differ, 60 x 40 unless it is said otherwise. */
export const picture = (width = 60, height = 40) =>
  sharp({
    create: { width, height, channels: 3, background: '#287' },
  }).composite([
    {
      input: { create: { width: 8, height: 8, channels: 3, background: '#e42' } },
      left: 0,
      top: 0,
    },
  ]);

export const png = (width?: number, height?: number): Promise<Buffer> =>
  picture(width, height).png().toBuffer();

/** As a phone writes it: lying on its side, with the place where it was taken. */
export const photo = (): Promise<Buffer> =>
  picture()
    .withExif({
      IFD0: { Make: PLACE, Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSLongitudeRef: 'W' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** A PNG of a few kilobytes that says it is 50,000 by 50,000. */
export function bomb(): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(50_000, 0);
  head.writeUInt32BE(50_000, 4);
  head[8] = 8;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(50_001 * 200))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([uint(data.length), named, uint(crc32(named))]);
}

/** A tone. @param comment stands among what is said about it */
export function wav(comment = '', seconds = 1): Buffer {
  const rate = 8000;
  const sound = Buffer.alloc(rate * seconds);
  for (let at = 0; at < rate * seconds; at++)
    sound[at] = 128 + 60 * Math.sin((at / rate) * 2 * Math.PI * 440);
  const format = Buffer.alloc(16);
  format.writeUInt16LE(1, 0);
  format.writeUInt16LE(1, 2);
  format.writeUInt32LE(rate, 4);
  format.writeUInt32LE(rate, 8);
  format.writeUInt16LE(1, 12);
  format.writeUInt16LE(8, 14);
  const about = Buffer.from(`INFOICMT${'\0'.repeat(4)}${comment}`.padEnd(60, '\0'));
  about.writeUInt32LE(48, 8);
  const parts = [part('fmt ', format), part('LIST', about), part('data', sound)];
  return part('RIFF', Buffer.concat([Buffer.from('WAVE'), ...parts]));
}

function part(type: string, data: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(type), size, data]);
}

/** 40 silent frames, 1.04 s, with a tag before and after them. */
export function mp3(comment = ''): Buffer {
  // MPEG 1, layer 3, 32 kbit/s, 44.1 kHz: 104 bytes.
  const frame = Buffer.alloc(104);
  frame.set([0xff, 0xfb, 0x10, 0xc4]);
  const text = Buffer.from(`\0${comment}`);
  const tag = Buffer.concat([Buffer.from('TIT2'), uint(text.length), Buffer.alloc(2), text]);
  const id3 = Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0'), Buffer.from([tag.length]), tag]);
  const tail = Buffer.from(`TAG${comment}`.padEnd(128, '\0'));
  return Buffer.concat([id3, ...Array.from({ length: 40 }, () => frame), tail]);
}

interface Mp4 {
  video?: string | undefined;
  audio?: string;
  comment?: string;
  brand?: string;
}

/** The boxes of 2.5 s: of a video unless that is left out. There is nothing in it to see. */
export function mp4({ video = 'avc1', audio = 'mp4a', comment = '', brand = 'isom' }: Mp4 = {}) {
  const length = Buffer.alloc(100);
  length.writeUInt32BE(1000, 12);
  length.writeUInt32BE(2500, 16);
  const tracks = [
    ...(video === '' ? [] : [track('vide', video)]),
    ...(audio === '' ? [] : [track('soun', audio)]),
  ];
  const about = box('udta', box('\xa9xyz', Buffer.from(comment)));
  return Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\0\0isom`)),
    box('moov', box('mvhd', length), ...tracks, about),
    box('mdat', Buffer.alloc(64, 7)),
  ]);
}

const track = (handler: string, codec: string): Buffer =>
  box(
    'trak',
    box(
      'mdia',
      box('hdlr', Buffer.from(`${'\0'.repeat(8)}${handler}${'\0'.repeat(13)}`)),
      box('minf', box('stbl', box('stsd', uint(0), uint(1), box(codec, Buffer.alloc(28))))),
    ),
  );

function box(type: string, ...content: Buffer[]): Buffer {
  const data = Buffer.concat(content);
  return Buffer.concat([uint(8 + data.length), Buffer.from(type, 'latin1'), data]);
}

function uint(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
