/** Cards on their way into an order. */
export interface Arranging {
  /** The options' indexes, the first place first. */
  order: readonly number[];
  /** How many places from the first one on were filled by tapping the cards in order. */
  tapped: number;
}

export const unarranged = (count: number): Arranging => ({
  order: Array.from({ length: count }, (_, index) => index),
  tapped: 0,
});

/** The card at one place goes to another; those between make room. */
export function moved({ order, tapped }: Arranging, from: number, to: number): Arranging {
  const rest = order.toSpliced(from, 1);
  return {
    order: rest.toSpliced(to, 0, ...order.slice(from, from + 1)),
    tapped: Math.min(tapped, from, to),
  };
}

/**
 * A tap gives the card at a place the next number: tapped one after the other, all cards stand as they
 * were tapped. Another tap takes the number back.
 */
export function tapped(arranging: Arranging, place: number): Arranging {
  const isNext = place >= arranging.tapped;
  const to = isNext ? arranging.tapped : arranging.tapped - 1;
  const { order } = moved(arranging, place, to);
  return { order, tapped: arranging.tapped + (isNext ? 1 : -1) };
}

/** Where a card stands on the page, in pixels from the top. */
export interface Box {
  top: number;
  bottom: number;
}

/** The place over which a card is held that was lifted at `from` and has come `by` pixels down. */
export function placeOver(boxes: readonly Box[], from: number, by: number): number {
  const lifted = boxes[from];
  if (!lifted) return from;
  // It takes another card's place once its edge is past that card's middle.
  const isPast = (box: Box, place: number) => {
    const middle = (box.top + box.bottom) / 2;
    return place < from ? lifted.top + by < middle : lifted.bottom + by > middle;
  };
  return boxes.reduce(
    (over, box, place) =>
      place === from || !isPast(box, place) ? over : over + (place < from ? -1 : 1),
    from,
  );
}

/** How far another card makes room for the one held, in heights of that one. */
export function roomAt(place: number, from: number, over: number): -1 | 0 | 1 {
  if (place > from && place <= over) return -1;
  return place < from && place >= over ? 1 : 0;
}
