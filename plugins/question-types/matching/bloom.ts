/** Bits a word: one word in 300 that was not added seems to be there. */
const BITS_PER_WORD = 12;

/** Bits that a word sets. */
const HASHES = 8;

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
    const filter = new WordFilter(new Uint8Array(Math.ceil((words.size * BITS_PER_WORD) / 8) + 1));
    for (const word of words) {
      for (const bit of filter.#bits(word)) {
        filter.bytes[bit >>> 3] = (filter.bytes[bit >>> 3] ?? 0) | (1 << (bit & 7));
      }
    }
    return filter;
  }

  has(word: string): boolean {
    for (const bit of this.#bits(word)) {
      if (((this.bytes[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return false;
    }
    return true;
  }

  /** Two FNV hashes make as many as are needed. */
  *#bits(word: string): Generator<number> {
    let one = 0x811c9dc5;
    let two = 0x9747b28c;
    for (let at = 0; at < word.length; at++) {
      const code = word.charCodeAt(at);
      one = Math.imul(one ^ code, 0x01000193);
      two = Math.imul(two ^ code, 0x85ebca6b);
      two ^= two >>> 13;
    }
    const size = this.bytes.length * 8;
    for (let index = 0; index < HASHES; index++) {
      yield ((one + Math.imul(index, two | 1)) >>> 0) % size;
    }
  }
}
