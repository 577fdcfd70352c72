import { seeded } from '../support/random.ts';

/** All chance of one input: the same seed, kind and index make the same input. */
export class Source {
  readonly #next: () => number;

  constructor(seed: number, kind: string, index: number) {
    this.#next = seeded(fnv1a(`${seed} ${kind} ${index}`));
  }

  /** A whole number from 0, below this one. */
  below(limit: number): number {
    return Math.floor(this.#next() * limit);
  }

  /** Whether something happens that happens so often, from 0 to 1. */
  chance(share: number): boolean {
    return this.#next() < share;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }
}

/** The 32-bit FNV-1a hash. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
