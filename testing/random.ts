/** Randomness that a seed decides: the same game again, whenever a rule did not hold in it. */
export interface Random {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number;
  one<Item>(items: readonly Item[]): Item;
  /** A copy in another order. */
  shuffled<Item>(items: readonly Item[]): Item[];
}

/** The generator mulberry32. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    one: (items) => items[whole(0, items.length - 1)] as never,
    shuffled(items) {
      const all = [...items];
      for (let last = all.length - 1; last > 0; last--) {
        const at = whole(0, last);
        [all[last], all[at]] = [all[at] as never, all[last] as never];
      }
      return all;
    },
  };
}
