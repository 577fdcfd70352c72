/** Sizes are tried in steps of 1/16 rem: a pixel on a screen of 1920. */
const STEPS = 16;

/**
 * A search that may be interrupted after each try: each lays out what it tries, and many in one task would
 * keep a slow computer from answering.
 */
export type Search<Result = void> = Generator<undefined, Result, undefined>;

/**
 * The largest size from `least` to `most` (rem) that fits, by halves: what fits at a size must fit at
 * every smaller one. Where none does, `least`: who asks has to look.
 */
export function* largest(
  least: number,
  most: number,
  fits: (size: number) => boolean,
): Search<number> {
  let low = Math.round(least * STEPS);
  let high = Math.round(most * STEPS) + 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle / STEPS)) low = middle;
    else high = middle;
    yield;
  }
  return low / STEPS;
}

/** Searches without a break. */
export function atOnce<Result>(search: Search<Result>): Result {
  for (;;) {
    const { done, value } = search.next();
    if (done) return value;
  }
}
