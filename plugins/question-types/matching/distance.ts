/**
 * Slips between two words: letters added, left out, changed, or swapped with the next one (the optimal
 * string alignment distance). Stops counting above the most.
 * @returns `most + 1` when there are more
 */
export function slipsBetween(one: string, other: string, most: number): number {
  const over = most + 1;
  if (Math.abs(one.length - other.length) > most) return over;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let cut = 0;
  while (
    cut < Math.min(one.length, other.length) - start &&
    one[one.length - 1 - cut] === other[other.length - 1 - cut]
  ) {
    cut += 1;
  }
  const width = other.length - cut - start;
  const height = one.length - cut - start;
  let before: number[] = [];
  let above = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= height; row++) {
    const current = [row];
    let least = row;
    const letter = one[start + row - 1];
    for (let column = 1; column <= width; column++) {
      const against = other[start + column - 1];
      let slips = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (letter === against ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        letter === other[start + column - 2] &&
        one[start + row - 2] === against;
      if (swapped) slips = Math.min(slips, (before[column - 2] ?? 0) + 1);
      current.push(slips);
      if (slips < least) least = slips;
    }
    if (least > most) return over;
    before = above;
    above = current;
  }
  return Math.min(above[width] ?? over, over);
}
