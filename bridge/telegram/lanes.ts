/** Runs tasks of one key one after the other, and those of different keys side by side. */
export class Lanes {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs the task once all earlier ones of this key have ended. */
  run<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
    const result = (this.#last.get(key) ?? Promise.resolve()).then(task);
    const ended = result
      .catch(() => undefined)
      .finally(() => {
        if (this.#last.get(key) === ended) this.#last.delete(key);
      });
    this.#last.set(key, ended);
    return result;
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
