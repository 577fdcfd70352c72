import { UnfitMedia } from '../kinds.ts';
import { MEDIA_TYPES, type MediaExtension, type MediaKind } from '../names.ts';
import { readMp4 } from './mp4.ts';
import { wipeWav, withoutId3 } from './tags.ts';

/** A sound or a video as it is kept. */
export interface Recording {
  bytes: Buffer;
  kind: MediaKind;
  extension: MediaExtension;
  /** Undefined where the file does not tell. */
  seconds: number | undefined;
}

/** The library's name for the container of files with this ending. */
const CONTAINERS: Partial<Record<MediaExtension, RegExp>> = {
  mp3: /^MPEG$/,
  ogg: /^Ogg$/i,
  wav: /^WAVE?$/i,
  webm: /^EBML\/webm$/i,
};

/** Codecs that every browser plays if it plays the container. */
const CODECS: Partial<Record<MediaExtension, RegExp>> = {
  mp3: /^MPEG [12](\.5)? Layer 3$/,
  ogg: /^(Opus|Vorbis)/i,
  wav: /^PCM/i,
};

/**
 * Checks that a file is what it begins like, and can be played; tells how long it is. Wipes what is said
 * about it, but for Ogg and WebM.
 * @param bytes may be changed
 * @throws UnfitMedia
 */
export async function readRecording(bytes: Buffer, extension: MediaExtension): Promise<Recording> {
  if (extension === 'mp4' || extension === 'm4a') {
    const { seconds, hasVideo } = readMp4(bytes);
    const is = hasVideo ? 'mp4' : 'm4a';
    return { bytes, kind: MEDIA_TYPES[is].kind, extension: is, seconds };
  }
  const plain = extension === 'mp3' ? withoutId3(bytes) : bytes;
  if (extension === 'wav') wipeWav(plain);
  const { container = '', codec = '', duration } = await about(plain, extension);
  const isAsSaid =
    (CONTAINERS[extension]?.test(container) ?? false) && (CODECS[extension]?.test(codec) ?? true);
  if (!isAsSaid) {
    throw new UnfitMedia(
      codec && CONTAINERS[extension]?.test(container)
        ? `The sound is ${codec}, which not every browser plays. Save it as MP3 or M4A.`
        : 'The recording is damaged, or of a kind that browsers do not play. Save it as MP3 or MP4.',
    );
  }
  return { bytes: plain, kind: MEDIA_TYPES[extension].kind, extension, seconds: duration };
}

async function about(
  bytes: Buffer,
  extension: MediaExtension,
): Promise<{ container?: string; codec?: string; duration?: number }> {
  const { parseBuffer } = await import('music-metadata');
  try {
    const { format } = await parseBuffer(
      bytes,
      { mimeType: MEDIA_TYPES[extension].type, size: bytes.length },
      { duration: true, skipCovers: true },
    );
    return format;
  } catch {
    return {};
  }
}
