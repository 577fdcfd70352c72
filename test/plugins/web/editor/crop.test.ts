/** Where a place in a picture is, once another part of it is shown. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boxIn, type Crop, WHOLE } from '../../../../plugins/web/src/desk/editor/media/crop.ts';

const part = fc.double({ min: 0.1, max: 0.5, noNaN: true });
const crops: fc.Arbitrary<Crop> = fc.record({ left: part, top: part, width: part, height: part });

it('a place that is in both parts comes back to where it was', () => {
  fc.assert(
    fc.property(crops, part, part, (crop, x, y) => {
      // In the middle half of the part, so that no edge cuts it.
      const box = { x: 0.25 + x, y: 0.25 + y, width: 0.2, height: 0.2 };
      const inWhole = boxIn({ before: crop, after: WHOLE }, box);
      expect(inWhole.x).toBeCloseTo(crop.left + box.x * crop.width);
      const back = boxIn({ before: WHOLE, after: crop }, inWhole);
      expect(back.x).toBeCloseTo(box.x);
      expect(back.y).toBeCloseTo(box.y);
    }),
  );
});

it('a place that is cut off is at the edge', () => {
  const left = { left: 0, top: 0, width: 0.5, height: 1 };
  const box = { x: 0.9, y: 0.5, width: 0.1, height: 0.1 };
  expect(boxIn({ before: WHOLE, after: left }, box)).toEqual({ ...box, x: 1, width: 0.2 });
});
