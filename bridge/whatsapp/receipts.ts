/** Read marks in flight at once. */
const CONCURRENCY = 4;

/** Read marks that wait; more are dropped, for they are a courtesy and messages come first. */
const WAITING = 1000;

/** Gives players blue ticks. Best effort: an answer counts with or without them. */
export class ReadReceipts {
  readonly #markRead: (messageId: string) => Promise<void>;
  readonly #waiting: string[] = [];
  readonly #inFlight = new Set<Promise<void>>();
  #dropped = 0;

  constructor(markRead: (messageId: string) => Promise<void>) {
    this.#markRead = markRead;
  }

  /** Says that the answer in this message was received. */
  acknowledge(messageId: string): void {
    if (this.#waiting.length >= WAITING) {
      this.#dropped += 1;
      return;
    }
    this.#waiting.push(messageId);
    this.#work();
  }

  stats(): { waiting: number; dropped: number } {
    return { waiting: this.#waiting.length + this.#inFlight.size, dropped: this.#dropped };
  }

  /** Waits for those in flight, and drops the others. */
  async close(): Promise<void> {
    this.#dropped += this.#waiting.splice(0).length;
    await Promise.all(this.#inFlight);
  }

  #work(): void {
    while (this.#inFlight.size < CONCURRENCY) {
      const messageId = this.#waiting.shift();
      if (messageId === undefined) return;
      const marked = this.#markRead(messageId)
        .catch(() => {
          this.#dropped += 1;
        })
        .finally(() => {
          this.#inFlight.delete(marked);
          this.#work();
        });
      this.#inFlight.add(marked);
    }
  }
}
