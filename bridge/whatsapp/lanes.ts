/** Runs tasks of one key one after the other, and those of different keys side by side. */
export class Lanes {
  readonly #last = new Map<string, Promise<void>>();

  /** Runs the task once all earlier ones of this key have ended. It must deal with its own errors. */
  run(key: string, task: () => Promise<void>): void {
    const before = this.#last.get(key) ?? Promise.resolve();
    const ended = before.then(task).finally(() => {
      if (this.#last.get(key) === ended) this.#last.delete(key);
    });
    this.#last.set(key, ended);
  }

  /** Keys with a task under way. */
  get busy(): number {
    return this.#last.size;
  }

  /** Waits until nothing is under way. */
  async idle(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values());
  }
}
