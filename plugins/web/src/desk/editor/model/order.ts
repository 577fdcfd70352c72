/**
 * The wanted ids, in the order of the first list; those that it does not have stand after the one that
 * they follow in the second list.
 */
export function arrange(
  first: readonly string[],
  second: readonly string[],
  wanted: ReadonlySet<string>,
): string[] {
  const order = first.filter((id) => wanted.has(id));
  const placed = new Set(order);
  let before: string | undefined;
  for (const id of second) {
    if (!wanted.has(id)) continue;
    if (!placed.has(id)) {
      order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
      placed.add(id);
    }
    before = id;
  }
  return order;
}

/**
 * Merges two orders that come from one. If they move different questions, both moves hold; if they
 * move the same one to different places, that is a conflict, and the order is mine.
 * @param wanted the ids that are left, each of which is in `mine` or in `theirs`
 */
export function mergeOrders(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  wanted: ReadonlySet<string>,
): { order: string[]; conflict: boolean } {
  const inTheirs = new Set(theirs);
  const inBase = new Set(base);
  const isCommon = new Set(mine.filter((id) => inTheirs.has(id) && inBase.has(id)));
  const [was, here, there] = [base, mine, theirs].map((order) =>
    order.filter((id) => isCommon.has(id)),
  ) as [string[], string[], string[]];
  if (equal(was, there)) return { order: arrange(mine, theirs, wanted), conflict: false };
  if (equal(was, here) || equal(here, there))
    return { order: arrange(theirs, mine, wanted), conflict: false };
  const moved = movedIn(was, here);
  const conflict = movedIn(was, there).some((id) => moved.includes(id));
  if (conflict) return { order: arrange(mine, theirs, wanted), conflict };
  return {
    order: arrange(
      theirs.filter((id) => !moved.includes(id)),
      mine,
      wanted,
    ),
    conflict,
  };
}

const equal = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, index) => id === other[index]);

/** The fewest ids that must have moved for the one order to become the other, which has the same ids. */
export function movedIn(before: readonly string[], after: readonly string[]): string[] {
  const place = new Map(before.map((id, index) => [id, index]));
  const stayed = new Set(longestRise(after.map((id) => place.get(id) ?? -1)));
  return after.filter((_, index) => !stayed.has(index));
}

/** The indexes of a longest part of the list that rises. */
function longestRise(values: readonly number[]): number[] {
  /** By length less one: where the rise of that length with the lowest end does end. */
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, value] of values.entries()) {
    const at = ends.findIndex((end) => (values[end] as number) >= value);
    const length = at < 0 ? ends.length : at;
    before[index] = ends[length - 1];
    ends[length] = index;
  }
  const rise: number[] = [];
  for (let at = ends.at(-1); at !== undefined; at = before[at]) rise.push(at);
  return rise.reverse();
}
