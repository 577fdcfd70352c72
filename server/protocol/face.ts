/**
 * A player's face: one of ten shapes in one of ten colours with one of five pairs of eyes and one of
 * five mouths, as a whole number. Everybody has one that follows from the nickname; only a face that
 * was chosen travels. docs/protocol.md says it in words.
 */

const SHAPES = 10;
const COLOURS = 10;
const EYES = 5;
const MOUTHS = 5;

/** How many faces there are: 0 to one less. */
export const FACES = SHAPES * COLOURS * EYES * MOUTHS;

/** The parts of a face, each counted from 0. Shapes and colours are those of the options A to J. */
export interface FaceParts {
  shape: number;
  colour: number;
  eyes: number;
  mouth: number;
}

/** The number of a face. */
const numberOf = ({ shape, colour, eyes, mouth }: FaceParts): number =>
  ((shape * COLOURS + colour) * EYES + eyes) * MOUTHS + mouth;

/** The parts of a face. @param face 0 to {@link FACES} - 1 */
export const partsOf = (face: number): FaceParts => ({
  shape: Math.floor(face / (COLOURS * EYES * MOUTHS)),
  colour: Math.floor(face / (EYES * MOUTHS)) % COLOURS,
  eyes: Math.floor(face / MOUTHS) % EYES,
  mouth: face % MOUTHS,
});

/** The face that follows from a nickname, the same everywhere: of a hash (FNV-1a) of its UTF-16 units. */
export function faceOf(nickname: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < nickname.length; at++)
    hash = Math.imul(hash ^ nickname.charCodeAt(at), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca77) >>> 0;
  return numberOf({
    shape: hash % SHAPES,
    colour: (hash >>> 5) % COLOURS,
    eyes: (hash >>> 10) % EYES,
    mouth: (hash >>> 15) % MOUTHS,
  });
}
