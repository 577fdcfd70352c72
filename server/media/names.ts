/** Names of stored media: all that a URL may ask for. */
import { createHmac } from 'node:crypto';

export type MediaKind = 'picture' | 'audio' | 'video' | 'captions';

/** Formats that are stored, by the ending of their names. */
export const MEDIA_TYPES = {
  webp: { kind: 'picture', type: 'image/webp' },
  mp3: { kind: 'audio', type: 'audio/mpeg' },
  m4a: { kind: 'audio', type: 'audio/mp4' },
  ogg: { kind: 'audio', type: 'audio/ogg' },
  wav: { kind: 'audio', type: 'audio/wav' },
  mp4: { kind: 'video', type: 'video/mp4' },
  webm: { kind: 'video', type: 'video/webm' },
  vtt: { kind: 'captions', type: 'text/vtt' },
} as const satisfies Record<string, { kind: MediaKind; type: string }>;

export type MediaExtension = keyof typeof MEDIA_TYPES;

/** Characters of a name before its ending: 130 bits. */
const LENGTH = 26;

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const NAME = new RegExp(`^[a-z2-7]{${LENGTH}}\\.(${Object.keys(MEDIA_TYPES).join('|')})$`);
const PREFIX = '/media/';

/** Whether a text is the name of something that may be stored. Nothing else reaches a store. */
export const isMediaName = (text: string): boolean => NAME.test(text);

/** Names in a text, such as a quiz as JSON. */
export const mediaNamesIn = (text: string): string[] =>
  [...text.matchAll(new RegExp(`(?<=${PREFIX})${NAME.source.slice(1, -1)}`, 'g'))].map(
    ([name]) => name,
  );

/** The name in the path of something stored: `/media/<name>`; undefined for any other path. */
export function mediaNameOf(path: string): string | undefined {
  const name = path.startsWith(PREFIX) ? path.slice(PREFIX.length) : '';
  return isMediaName(name) ? name : undefined;
}

export const mediaPath = (name: string): string => PREFIX + name;

export function extensionOf(name: string): MediaExtension {
  return name.slice(name.lastIndexOf('.') + 1) as MediaExtension;
}

/**
 * Names a file after what is in it: equal files have one name. It says nothing to others: without the
 * key nobody can tell whether a file that they have is stored here.
 * @param digest SHA-256 of its bytes
 */
export function mediaName(key: string, digest: Uint8Array, extension: MediaExtension): string {
  const mac = createHmac('sha256', key).update('media:').update(digest).digest();
  let bits = BigInt(`0x${mac.toString('hex')}`);
  let name = '';
  while (name.length < LENGTH) {
    name += ALPHABET[Number(bits & 31n)];
    bits >>= 5n;
  }
  return `${name}.${extension}`;
}
