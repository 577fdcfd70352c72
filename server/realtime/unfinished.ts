/** Bytes that a process holds at the most of messages that have not ended. */
const MOST = 32_000_000;

/** A connection that has sent the beginning of a message. */
export interface Holder {
  /** Ends it at once. */
  destroy(): void;
}

/**
 * Limits the bytes held of half messages, of all connections together: unfinished frames,
 * fragments, events whose attachments are missing, bodies of long-polling. An honest one is whole
 * in a moment; so when it is too much, those go that have been at it longest.
 */
export class Unfinished {
  readonly #most: number;
  /** Holders of unfinished bytes, and how many: whoever began first comes first. */
  readonly #held = new Map<Holder, number>();
  #sum = 0;

  /** @param most bytes of all together */
  constructor(most: number = MOST) {
    this.#most = most;
  }

  /** @param bytes how many it holds now: none, when its message is whole or given up */
  holds(holder: Holder, bytes: number): void {
    const before = this.#held.get(holder) ?? 0;
    if (bytes === before) return;
    this.#sum += bytes - before;
    if (bytes === 0) this.#held.delete(holder);
    else this.#held.set(holder, bytes);
    if (this.#sum > this.#most) this.#endOldest();
  }

  #endOldest(): void {
    for (const [holder, bytes] of this.#held) {
      if (this.#sum <= this.#most) return;
      this.#held.delete(holder);
      this.#sum -= bytes;
      holder.destroy();
    }
  }
}

/** Of this process. */
export const unfinished = new Unfinished();
