import type { Readable } from 'node:stream';
import { QRushError } from '../protocol/errors.ts';
import type { UploadedMedia } from '../protocol/resources.ts';
import { BadCaptions } from './captions/bad-captions.ts';
import { takeCaptions } from './captions/take-captions.ts';
import { HEAD, knownKind, UnfitMedia } from './kinds.ts';
import {
  extensionOf,
  MEDIA_TYPES,
  type MediaKind,
  mediaName,
  mediaNameOf,
  mediaPath,
} from './names.ts';
import { asJpeg, drawPicture, NoPictures } from './picture.ts';
import { lookAtRecording } from './recordings/in-thread.ts';
import { Room } from './room.ts';
import type { MediaStore, StoredMedia } from './stores/store.ts';
import { Turns } from './turns.ts';
import { WEBP_HEAD, webpSize } from './webp.ts';

/** Files that are looked at, at a time: each takes a core. */
const AT_A_TIME = 1;
const MOST_WAITING = 1000;

/** Pictures whose size is remembered. */
const REMEMBERED = 10_000;

export interface MediaSources {
  store: MediaStore;
  /** Names are made with it. */
  key: string;
  /** Bytes that a file may have as it comes. */
  largest: Readonly<Record<MediaKind, number>>;
  /** Bytes of all that is stored. */
  most: number;
  /** Told why pictures cannot be taken: the operator has to know. */
  onNoPictures(error: NoPictures): void;
}

/** A file that is fit to be stored, as it will be. */
export interface PreparedMedia extends UploadedMedia {
  name: string;
  content: Uint8Array;
  digest: Uint8Array;
}

/** A picture's width and height. */
export type Size = { width: number; height: number };

/** Media of quizzes, and captions for them: takes files in, and finds them. */
export class Media {
  readonly #sources: MediaSources;
  readonly #room: Room;
  readonly #turns = new Turns(AT_A_TIME, MOST_WAITING);
  readonly #sizes = new Map<string, Size | undefined>();

  constructor(sources: MediaSources) {
    this.#sources = sources;
    this.#room = new Room(sources.store, sources.most);
  }

  /**
   * How many bytes a file may have that begins like this.
   * @throws QRushError `MEDIA_TYPE`
   */
  largestOf(head: Uint8Array): { kind: MediaKind; bytes: number } {
    const { kind } = inWords(() => knownKind(head));
    return { kind, bytes: this.#sources.largest[kind] };
  }

  /**
   * Makes of a file what would be stored.
   * @param file may be changed, and gone afterwards
   * @throws QRushError `MEDIA_TYPE`, `BAD_CAPTIONS`, `MEDIA_TOO_LARGE`, `UNAVAILABLE`
   */
  async prepare(file: Uint8Array<ArrayBuffer>): Promise<PreparedMedia> {
    const { kind, extension } = inWords(() => knownKind(file.subarray(0, HEAD)));
    const size = file.length;
    this.#check(kind, size);
    if (this.#turns.isFull) throw new QRushError('UNAVAILABLE');
    const made = await this.#turns
      .run(() =>
        refusing(async () => {
          if (kind === 'picture') return { kind, extension, ...(await drawPicture(file)) };
          if (kind === 'captions') return { kind, extension, ...takeCaptions(file) };
          return lookAtRecording(file, extension);
        }),
      )
      .catch((error: unknown) => {
        if (error instanceof NoPictures) {
          this.#sources.onNoPictures(error);
          throw new QRushError('UNAVAILABLE', NO_PICTURES, { cause: error });
        }
        throw error;
      });
    // An MP4 is a sound when there is nothing to see in it.
    this.#check(made.kind, size);
    const name = mediaName(this.#sources.key, made.digest, made.extension);
    return {
      name,
      content: made.bytes,
      digest: made.digest,
      url: mediaPath(name),
      kind: made.kind,
      type: MEDIA_TYPES[made.extension].type,
      bytes: made.bytes.length,
      ...('width' in made && { width: made.width, height: made.height }),
      ...('seconds' in made &&
        made.seconds !== undefined && { seconds: Math.round(made.seconds * 100) / 100 }),
      ...('cues' in made && { cues: made.cues }),
    };
  }

  /**
   * Stores what was prepared, once.
   * @throws QRushError `MEDIA_FULL`
   */
  async keep({ name, content, digest, ...about }: PreparedMedia): Promise<UploadedMedia> {
    const { store } = this.#sources;
    if ((await store.size(name)) === undefined) {
      if (!(await this.#room.has(content.length))) throw new QRushError('MEDIA_FULL');
      await store.put(name, content, digest);
      this.#room.took(content.length);
    }
    return about;
  }

  /** How long a stored file is; undefined when there is none. @param name one of `names.ts` */
  size(name: string): Promise<number | undefined> {
    return this.#sources.store.size(name);
  }

  read(name: string, span?: { start: number; end: number }): Promise<Readable | undefined> {
    return this.#sources.store.read(name, span);
  }

  list(): AsyncIterable<StoredMedia> {
    return this.#sources.store.list();
  }

  delete(name: string): Promise<boolean> {
    return this.#sources.store.delete(name);
  }

  /**
   * A whole file, such as a chat sends it: a picture as JPEG, which is taken everywhere.
   * @returns undefined for a path that leads to nothing stored here
   */
  async file(path: string): Promise<{ bytes: Uint8Array; type: string } | undefined> {
    const whole = await this.whole(path);
    if (whole?.kind !== 'picture') return whole;
    return {
      bytes: await this.#turns.run(() => refusing(() => asJpeg(whole.bytes))),
      type: 'image/jpeg',
    };
  }

  /** A whole file as it is stored. @returns undefined for a path that leads to nothing stored here */
  async whole(
    path: string,
  ): Promise<{ bytes: Uint8Array; type: string; kind: MediaKind; name: string } | undefined> {
    const name = mediaNameOf(path);
    const stream = name === undefined ? undefined : await this.read(name);
    if (name === undefined || !stream) return undefined;
    const pieces: Uint8Array[] = [];
    for await (const piece of stream) pieces.push(piece as Uint8Array);
    return { bytes: Buffer.concat(pieces), name, ...MEDIA_TYPES[extensionOf(name)] };
  }

  /** The size of a stored picture; undefined for other paths. */
  async pictureSize(path: string): Promise<Size | undefined> {
    const name = mediaNameOf(path);
    if (name === undefined || extensionOf(name) !== 'webp') return undefined;
    if (this.#sizes.has(name)) return this.#sizes.get(name);
    const stream = await this.read(name, { start: 0, end: WEBP_HEAD - 1 });
    if (!stream) return undefined;
    const pieces: Uint8Array[] = [];
    for await (const piece of stream) pieces.push(piece as Uint8Array);
    const size = webpSize(Buffer.concat(pieces));
    if (this.#sizes.size >= REMEMBERED) this.#sizes.clear();
    this.#sizes.set(name, size);
    return size;
  }

  #check(kind: MediaKind, bytes: number): void {
    const largest = this.#sources.largest[kind];
    if (bytes > largest) throw tooLarge(kind, largest);
  }
}

const NAMES: Record<MediaKind, string> = {
  picture: 'Pictures',
  audio: 'Sounds',
  video: 'Videos',
  captions: 'Captions',
};

/** Pictures are saved smaller; of the others there can be less. */
const WAYS_OUT: Record<MediaKind, string> = {
  picture: 'Save it smaller.',
  audio: 'Save it smaller, or cut it.',
  video: 'Save it smaller, or cut it.',
  captions: 'Cut the clip.',
};

const NO_PICTURES =
  'This server cannot take pictures: its library for them does not load. Tell whoever runs it.';

export const tooLarge = (kind: MediaKind, largest: number): QRushError =>
  new QRushError(
    'MEDIA_TOO_LARGE',
    `${NAMES[kind]} can have ${sizeInWords(largest)} at the most. ${WAYS_OUT[kind]}`,
  );

function inWords<Result>(look: () => Result): Result {
  try {
    return look();
  } catch (error) {
    throw asRefusal(error);
  }
}

async function refusing<Result>(look: () => Promise<Result>): Promise<Result> {
  try {
    return await look();
  } catch (error) {
    throw asRefusal(error);
  }
}

function asRefusal(error: unknown): unknown {
  if (error instanceof UnfitMedia)
    return new QRushError('MEDIA_TYPE', error.message, { cause: error });
  if (error instanceof BadCaptions)
    return new QRushError('BAD_CAPTIONS', error.message, { cause: error });
  return error;
}

const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${bytes / 1000} KB` : `${bytes / 1_000_000} MB`;
