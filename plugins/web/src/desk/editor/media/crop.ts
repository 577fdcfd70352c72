/** A part of a picture: each 0..1 of its width or height. */
export interface Crop {
  left: number;
  top: number;
  width: number;
  height: number;
}

export const WHOLE: Crop = { left: 0, top: 0, width: 1, height: 1 };

/** The least that is left of a side. */
const LEAST = 0.05;

const between = (least: number, value: number, most: number): number =>
  Math.max(least, Math.min(most, value));

/** The crop at another place, as far as the picture goes. */
export const moved = ({ left, top, width, height }: Crop, x: number, y: number): Crop => ({
  left: between(0, left + x, 1 - width),
  top: between(0, top + y, 1 - height),
  width,
  height,
});

/** The crop with its lower right corner elsewhere. */
export const stretched = ({ left, top, width, height }: Crop, x: number, y: number): Crop => ({
  left,
  top,
  width: between(LEAST, width + x, 1 - left),
  height: between(LEAST, height + y, 1 - top),
});

/** The crop with its upper left corner elsewhere. */
export function stretchedFromStart(crop: Crop, x: number, y: number): Crop {
  const left = between(0, crop.left + x, crop.left + crop.width - LEAST);
  const top = between(0, crop.top + y, crop.top + crop.height - LEAST);
  return {
    left,
    top,
    width: crop.width + crop.left - left,
    height: crop.height + crop.top - top,
  };
}

export const isSame = (one: Crop, other: Crop): boolean =>
  one.left === other.left &&
  one.top === other.top &&
  one.width === other.width &&
  one.height === other.height;

/** The part of a picture that was shown, and the one that is. */
export interface Reframed {
  before: Crop;
  after: Crop;
}

/** A box in the part that was shown, by its middle, as it is in the part that is; not beyond its edges. */
export function boxIn(
  { before, after }: Reframed,
  box: { x: number; y: number; width: number; height: number },
): { x: number; y: number; width: number; height: number } {
  const along = (at: number, start: 'left' | 'top', side: 'width' | 'height') =>
    between(0, (before[start] + at * before[side] - after[start]) / after[side], 1);
  const size = (side: 'width' | 'height') =>
    between(LEAST, (box[side] * before[side]) / after[side], 1);
  return {
    x: along(box.x, 'left', 'width'),
    y: along(box.y, 'top', 'height'),
    width: size('width'),
    height: size('height'),
  };
}

export const isWhole = ({ width, height }: Crop): boolean => width === 1 && height === 1;

/** The part of a picture, as a picture of its own. */
export async function cropped(image: ImageBitmap, crop: Crop, type: string): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(crop.width * image.width));
  canvas.height = Math.max(1, Math.round(crop.height * image.height));
  canvas
    .getContext('2d')
    ?.drawImage(image, -Math.round(crop.left * image.width), -Math.round(crop.top * image.height));
  const { promise, resolve, reject } = Promise.withResolvers<Blob>();
  canvas.toBlob(
    (blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave no picture'))),
    // A picture that may be see-through stays so.
    type === 'image/jpeg' ? type : 'image/png',
    0.92,
  );
  return promise;
}
