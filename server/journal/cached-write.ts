import { write, writeSync } from 'node:fs';

/** ms that a write may take; after one that takes longer, threads write for a while. */
const LONG = 4;

/** ms of that while. */
const WHILE = 2000;

/** Told how many bytes were written. */
type Done = (error: unknown, bytes: number) => void;

/**
 * Writes into the system's cache. That is a copy, and takes less time than to wake a thread for it (1.5 µs
 * to 20). While the disk is written to, it may have to wait: then a thread does it.
 */
export class CachedWrite {
  readonly #now: () => number;
  #wasLong = Number.NEGATIVE_INFINITY;
  #syncing = 0;

  /** @param now ms by any clock */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** @param at the position in the file */
  write(fd: number, text: string, at: number, done: Done): void {
    const began = this.#now();
    if (this.#syncing > 0 || began - this.#wasLong < WHILE) {
      write(fd, text, at, 'utf8', done);
      return;
    }
    let bytes = 0;
    let failed: unknown;
    try {
      bytes = writeSync(fd, text, at);
    } catch (error) {
      failed = error;
    }
    if (this.#now() - began > LONG) this.#wasLong = began;
    done(failed, bytes);
  }

  /** Writes may have to wait during this. */
  async during(syncing: Promise<unknown> | undefined): Promise<void> {
    this.#syncing += 1;
    // A disk that fails at this fails at the next write, too, which is told.
    await syncing?.catch(() => {});
    this.#syncing -= 1;
  }
}
