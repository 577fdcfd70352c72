/** Finds the kind of an uploaded file by its own bytes: its name and description do not count. */
import { isCaptions } from './captions/read-captions.ts';
import { MEDIA_TYPES, type MediaExtension, type MediaKind } from './names.ts';

/** Bytes from the beginning that tell what a file is. */
export const HEAD = 64;

/** A file that can be taken, as far as its beginning tells. */
export interface Known {
  kind: MediaKind;
  /** The format that it is stored in; a picture's original one does not matter. */
  extension: MediaExtension;
}

/** Why a file is not taken, as sentences for whoever sent it. */
export class UnfitMedia extends Error {
  override name = 'UnfitMedia';
}

interface Beginning {
  bytes: string;
  at?: number;
  is: Known | string;
}

const PICTURE: Known = { kind: 'picture', extension: 'webp' };
const CAPTIONS: Known = { kind: 'captions', extension: 'vtt' };
const audio = (extension: MediaExtension): Known => ({ kind: 'audio', extension });

const TAKEN =
  'Pictures can be JPEG, PNG, WebP, AVIF or GIF; sounds MP3, M4A, OGG or WAV; videos MP4 or WebM; captions WebVTT or SRT.';

/** In this order. A text is what is wrong with such a file. */
const BEGINNINGS: Beginning[] = [
  { bytes: '\x89PNG\r\n\x1a\n', is: PICTURE },
  { bytes: '\xff\xd8\xff', is: PICTURE },
  { bytes: 'GIF87a', is: PICTURE },
  { bytes: 'GIF89a', is: PICTURE },
  { bytes: 'WEBP', at: 8, is: PICTURE },
  { bytes: 'ftypavif', at: 4, is: PICTURE },
  { bytes: 'ftypavis', at: 4, is: PICTURE },
  ...['heic', 'heix', 'hevc', 'mif1', 'msf1'].map((brand) => ({
    bytes: `ftyp${brand}`,
    at: 4,
    is: 'This is a HEIC picture, which most browsers cannot show. Save it as JPEG.',
  })),
  { bytes: 'ftypM4A ', at: 4, is: audio('m4a') },
  { bytes: 'ftypM4B ', at: 4, is: audio('m4a') },
  { bytes: 'ftypqt  ', at: 4, is: 'This is a QuickTime video. Save it as MP4 (H.264).' },
  { bytes: 'ftyp', at: 4, is: { kind: 'video', extension: 'mp4' } },
  { bytes: '\x1aE\xdf\xa3', is: { kind: 'video', extension: 'webm' } },
  { bytes: 'OggS', is: audio('ogg') },
  { bytes: 'WAVE', at: 8, is: audio('wav') },
  { bytes: 'ID3', is: audio('mp3') },
  { bytes: 'AVI ', at: 8, is: 'This is an AVI video. Save it as MP4 (H.264).' },
  { bytes: 'fLaC', is: 'This is a FLAC sound. Save it as MP3 or M4A.' },
  { bytes: 'BM', is: 'This is a BMP picture. Save it as PNG or JPEG.' },
  { bytes: 'II*\0', is: 'This is a TIFF picture. Save it as PNG or JPEG.' },
  { bytes: 'MM\0*', is: 'This is a TIFF picture. Save it as PNG or JPEG.' },
  { bytes: '%PDF', is: 'This is a PDF. Save its page as a PNG or JPEG picture.' },
];

/**
 * The kind of a file.
 * @param head its first bytes, {@link HEAD} of them where there are as many
 * @throws UnfitMedia that says what it is instead, and what to do
 */
export function knownKind(head: Uint8Array): Known {
  if (head.length === 0) throw new UnfitMedia('The file is empty.');
  const begins = Buffer.from(head.subarray(0, HEAD)).toString('latin1');
  const known = BEGINNINGS.find(({ bytes, at = 0 }) => begins.startsWith(bytes, at));
  if (typeof known?.is === 'string') throw new UnfitMedia(known.is);
  if (known) return known.is;
  const frame = mpegFrame(head);
  if (frame) return audio(frame);
  const written = begins.replace(/^\xef\xbb\xbf/, '');
  if (isCaptions(written)) return CAPTIONS;
  const text = written.trimStart().toLowerCase();
  if (/^<(\?xml|svg|!doctype svg)/.test(text)) {
    throw new UnfitMedia(
      'SVG drawings are not taken: they can hold programs. Save it as a PNG picture.',
    );
  }
  if (text.startsWith('<')) {
    throw new UnfitMedia(
      'This is a web page. Save the picture itself, not the page that shows it.',
    );
  }
  throw new UnfitMedia(`This is no picture, sound or video that can be shown. ${TAKEN}`);
}

/** An MP3 without a tag, or AAC as broadcast (ADTS), begins with a frame. */
function mpegFrame([first = 0, second = 0, third = 0]: Uint8Array): 'mp3' | undefined {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return undefined;
  const layer = (second >> 1) & 3;
  if (layer === 0 && (second & 0xf0) === 0xf0) {
    throw new UnfitMedia('This is a bare AAC stream. Save it as M4A or MP3.');
  }
  const isFrame =
    layer === 1 && (second & 0x18) !== 0x08 && third >> 4 !== 15 && (third & 0x0c) !== 0x0c;
  return isFrame ? 'mp3' : undefined;
}

/** The media type that a stored file is served as. */
export const typeOf = (extension: MediaExtension): string => MEDIA_TYPES[extension].type;
