import { createHash } from 'node:crypto';
import type { Sharp } from 'sharp';
import { UnfitMedia } from './kinds.ts';
import { isPlainWebp, webpSize } from './webp.ts';

/**
 * Pixels of the longer side at the most. A phone shows a picture some 430 CSS pixels wide, and has three
 * pixels for each: 1290. The big screen gives it half of its height.
 */
const LONGEST = 1280;

/** Pixels of a picture that is decoded: of a phone's camera 50 million. Counted before they are decoded. */
const MOST_PIXELS = 64_000_000;

/** s that a picture may take. */
const DEADLINE = 10;

/** A picture as it is stored. */
export interface Drawn {
  bytes: Uint8Array;
  /** SHA-256 of the bytes. */
  digest: Uint8Array;
  width: number;
  height: number;
}

/** Thrown where the library for pictures cannot be loaded: its reason is the cause. */
export class NoPictures extends Error {
  override name = 'NoPictures';
}

type Library = typeof import('sharp').default;

let loading: Promise<Library> | undefined;

/** Loaded with the first picture: a server may never get one. */
function library(): Promise<Library> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    // A picture more or less is no hurry: games need the cores. Nothing is kept for another time.
    sharp.concurrency(1);
    sharp.cache(false);
    return sharp;
  });
  return loading.catch((error: unknown) => {
    throw new NoPictures('the library for pictures cannot be loaded', { cause: error });
  });
}

/**
 * Makes of any picture one for a quiz: upright, as small as it is shown, and without what else was in
 * the file, such as the place where it was taken. Of one that moves, the first frame. It is decoded in
 * libuv's threads, on one core.
 * @throws UnfitMedia; NoPictures
 */
export async function drawPicture(given: Uint8Array): Promise<Drawn> {
  const open = await library();
  const { data: drawn, info } = await decoded(
    open(given, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true })
      .rotate()
      .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .timeout({ seconds: DEADLINE }),
  );
  // One that has been here before comes back as it was, and under the same name.
  const data = isAsStored(given) ? given : drawn;
  return {
    bytes: data,
    digest: createHash('sha256').update(data).digest(),
    width: info.width,
    height: info.height,
  };
}

function isAsStored(given: Uint8Array): boolean {
  const { width, height } = webpSize(given) ?? { width: LONGEST + 1, height: 0 };
  return Math.max(width, height) <= LONGEST && isPlainWebp(given);
}

/** A stored picture as a JPEG, on white, for where WebP is not taken. @throws UnfitMedia; NoPictures */
export async function asJpeg(stored: Uint8Array): Promise<Uint8Array> {
  const open = await library();
  const picture = open(stored, { limitInputPixels: MOST_PIXELS });
  return (await decoded(picture.flatten({ background: 'white' }).jpeg({ quality: 85 }))).data;
}

async function decoded(picture: Sharp) {
  try {
    return await picture.toBuffer({ resolveWithObject: true });
  } catch (error) {
    const { message } = error as Error;
    if (/pixel limit/i.test(message)) {
      throw new UnfitMedia(
        `The picture has over ${MOST_PIXELS / 1_000_000} million pixels. Save it smaller.`,
        { cause: error },
      );
    }
    throw new UnfitMedia(
      'The picture is damaged: it cannot be decoded. Save it again, as JPEG or PNG.',
      { cause: error },
    );
  }
}
