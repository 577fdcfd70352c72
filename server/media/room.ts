import type { MediaStore } from './stores/store.ts';

/** ms for which a count holds; other processes may store something meanwhile. */
const HOLDS = 60_000;

/** How much room the stored media take, and how much there is. */
export class Room {
  readonly #store: MediaStore;
  readonly #most: number;
  #taken: Promise<number> | undefined;
  #countedAt = 0;
  #since = 0;

  /** @param most bytes of all media */
  constructor(store: MediaStore, most: number) {
    this.#store = store;
    this.#most = most;
  }

  /** Whether so many bytes more find room. */
  async has(bytes: number): Promise<boolean> {
    if (this.#taken === undefined || Date.now() - this.#countedAt > HOLDS) {
      this.#countedAt = Date.now();
      this.#since = 0;
      this.#taken = this.#count();
      this.#taken.catch(() => {
        this.#taken = undefined;
      });
    }
    return (await this.#taken) + this.#since + bytes <= this.#most;
  }

  /** So many bytes more are stored. */
  took(bytes: number): void {
    this.#since += bytes;
  }

  async #count(): Promise<number> {
    let sum = 0;
    for await (const { bytes } of this.#store.list()) sum += bytes;
    return sum;
  }
}
