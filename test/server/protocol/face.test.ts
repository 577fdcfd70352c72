import { expect, it } from 'vitest';
import { FACES, faceOf, partsOf } from '../../../server/protocol/face.ts';

it('P36: is the same for a nickname everywhere, as docs/protocol.md says', () => {
  expect(['Zoë', 'Ana', 'Noor', '', '🦊'].map(faceOf)).toEqual(KNOWN);
});

/** Other clients have this table to check theirs by. */
const KNOWN = [48, 1160, 1776, 1537, 1590];

it('each number is another face, and all parts are there', () => {
  const all = Array.from({ length: FACES }, (_, face) => partsOf(face));
  expect(new Set(all.map((parts) => JSON.stringify(parts))).size).toBe(FACES);
  const most = (part: 'shape' | 'colour' | 'eyes' | 'mouth') =>
    Math.max(...all.map((parts) => parts[part]));
  expect([most('shape'), most('colour'), most('eyes'), most('mouth')]).toEqual([9, 9, 4, 4]);
});

it('spreads nicknames over faces', () => {
  const faces = new Set(Array.from({ length: 500 }, (_, index) => faceOf(`Player ${index}`)));
  expect(faces.size).toBeGreaterThan(350);
});
