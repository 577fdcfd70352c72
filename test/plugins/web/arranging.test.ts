/** Cards on their way into an order, without a page. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Arranging,
  moved,
  placeOver,
  roomAt,
  tapped,
  unarranged,
} from '../../../plugins/web/src/play/answers/order/arranging.ts';

const count = fc.integer({ min: 2, max: 10 });
const place = (cards: number) => fc.integer({ min: 0, max: cards - 1 });
/** Any order of cards, and two of its places. */
const cards = count.chain((length) =>
  fc.tuple(
    fc.shuffledSubarray([...unarranged(length).order], { minLength: length, maxLength: length }),
    place(length),
    place(length),
  ),
);

it('a card that moves stands where it was put, and the others keep their order', () => {
  fc.assert(
    fc.property(cards, ([order, from, to]) => {
      const next = moved({ order, tapped: 0 }, from, to).order;
      const card = order[from];
      expect(next[to]).toBe(card);
      expect(next.filter((one) => one !== card)).toEqual(order.filter((one) => one !== card));
    }),
  );
});

it('cards that are tapped one after the other stand as they were tapped', () => {
  fc.assert(
    fc.property(cards, ([wanted]) => {
      const start = unarranged(wanted.length);
      const end = wanted.reduce(
        (arranging, card) => tapped(arranging, arranging.order.indexOf(card)),
        start,
      );
      expect(end).toEqual({ order: wanted, tapped: wanted.length });
    }),
  );
});

it('a second tap takes the number back, and the cards tapped before it keep theirs', () => {
  fc.assert(
    fc.property(cards, ([order, first, second]) => {
      const twice = [first, second].reduce(tapped, { order, tapped: 0 } as Arranging);
      if (twice.tapped === 0) return;
      const [before, ...rest] = twice.order;
      const back = tapped(twice, twice.order.indexOf(before ?? 0));
      expect(back.tapped).toBe(1);
      expect(back.order.slice(0, 1)).toEqual(rest.slice(0, 1));
      expect([...back.order].sort()).toEqual([...order].sort());
    }),
  );
});

it('a card moved otherwise takes the numbers from its place on, no others', () => {
  const arranging = { order: [0, 1, 2, 3, 4], tapped: 3 };
  expect(moved(arranging, 3, 4).tapped).toBe(3);
  expect(moved(arranging, 4, 1).tapped).toBe(1);
  expect(moved(arranging, 0, 4).tapped).toBe(0);
});

it('what is seen while a card is held is what a drop there makes of it', () => {
  fc.assert(
    fc.property(cards, ([order, from, over]) => {
      const seen: number[] = [];
      for (const [at, card] of order.entries())
        seen[at === from ? over : at + roomAt(at, from, over)] = card;
      expect(seen).toEqual(moved({ order, tapped: 0 }, from, over).order);
    }),
  );
});

it('a held card is over the place whose middle its edge has passed, however high the cards are', () => {
  const heights = fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 2, maxLength: 10 });
  fc.assert(
    fc.property(heights, fc.nat(9), fc.integer({ min: -2000, max: 2000 }), (sizes, at, by) => {
      const from = at % sizes.length;
      let top = 0;
      const boxes = sizes.map((size) => {
        const box = { top, bottom: top + size };
        top += size + 10;
        return box;
      });
      const over = placeOver(boxes, from, by);
      expect(placeOver(boxes, from, 0)).toBe(from);
      expect(placeOver(boxes, from, -5000)).toBe(0);
      expect(placeOver(boxes, from, 5000)).toBe(sizes.length - 1);
      // Further down is never further up.
      expect(placeOver(boxes, from, by + 50)).toBeGreaterThanOrEqual(over);
    }),
  );
});
