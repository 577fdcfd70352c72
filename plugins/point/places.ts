import { vocabularyOf } from '../../vocabulary/all.ts';

/** Parts of a picture beside and below each other. */
const SIDE = 3;

/** The part of a picture in which a point lies: 0 top left .. 8 bottom right. */
export function partAt([x, y]: readonly [number, number]): number {
  const step = (at: number) => Math.min(SIDE - 1, Math.floor(at * SIDE));
  return SIDE * step(y) + step(x);
}

/** A part in words of this language (BCP 47); in English where the language is not known. */
export const partName = (part: number, language: string | undefined): string =>
  vocabularyOf(language).places[part] ?? '';
