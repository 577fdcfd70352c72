/** Helpers of modes: pure, so that they give the same in every thread. */

/** An entry in a list of the first ones: numbers that decide, then the player's id. */
export type Entry = [...numbers: number[], player: string];

/**
 * A number from 0 up to 1 that follows from these words alone: begin with the row's `seed`, so that
 * nobody can foresee it.
 */
export function luck(...words: (string | number)[]): number {
  // FNV-1a, and the mixing of MurmurHash3, without which near texts give near numbers.
  let hash = 0x811c9dc5;
  for (const character of words.join('\n')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** The first `count` of all lists: by their numbers, the least first, then in the order of joining. */
export const firsts = (count: number, ...lists: Entry[][]): Entry[] =>
  lists.flat().sort(before).slice(0, count);

function before(one: Entry, other: Entry): number {
  for (let at = 0; at < one.length; at++) {
    const [mine, theirs] = [one[at] as number | string, other[at] as number | string];
    if (mine !== theirs) return mine < theirs ? -1 : 1;
  }
  return 0;
}
