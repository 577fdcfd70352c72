import { setTimeout as sleep } from 'node:timers/promises';

/** Lets so many bytes a second through. */
export class Pace {
  readonly #rate: number;
  #free = performance.now();

  /** @param rate bytes a second */
  constructor(rate: number) {
    this.#rate = rate;
  }

  /** Waits until so many bytes more may go. */
  async takes(bytes: number): Promise<void> {
    const now = performance.now();
    this.#free = Math.max(this.#free, now) + (1000 * bytes) / this.#rate;
    if (this.#free > now) await sleep(this.#free - now);
  }
}
