/** Bits a word: one word in 10,000 that was not added seems to be there. */
const BITS_PER_WORD = 20;

/** Bits that a word sets. */
const HASHES = 13;

/**
 * A set of words in little memory: it never misses one that was added, and takes a few others for
 * one of them (a Bloom filter). Its bytes are all there is to it.
 */
export class WordFilter {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  static of(words: ReadonlySet<string>): WordFilter {
    const bytes = new Uint8Array(Math.ceil((words.size * BITS_PER_WORD) / 8) + 1);
    for (const word of words) {
      const [first, step] = hashes(word);
      for (let index = 0; index < HASHES; index++) {
        const bit = bitAt(first, step, index, bytes);
        bytes[bit >>> 3] = (bytes[bit >>> 3] ?? 0) | (1 << (bit & 7));
      }
    }
    return new WordFilter(bytes);
  }

  has(word: string): boolean {
    const [first, step] = hashes(word);
    for (let index = 0; index < HASHES; index++) {
      const bit = bitAt(first, step, index, this.bytes);
      if (((this.bytes[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return false;
    }
    return true;
  }
}

const bitAt = (first: number, step: number, index: number, bytes: Uint8Array): number =>
  ((first + Math.imul(index, step)) >>> 0) % (bytes.length * 8);

/** Two hashes that make as many as are needed: FNV-1a, and one like it. */
function hashes(word: string): [first: number, step: number] {
  let one = 0x811c9dc5;
  let two = 0x9747b28c;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x85ebca6b);
    two ^= two >>> 13;
  }
  one ^= one >>> 16;
  return [Math.imul(one, 0xc2b2ae35), two | 1];
}
