/** Runs tasks: those of one key in order, one at a time; those of different keys side by side. */
export class Lanes {
  readonly #lanes = new Map<string, Promise<void>>();

  /** Queues a task. What it throws must be its own affair: a rejection only ends this task. */
  run(key: string, task: () => Promise<void>): Promise<void> {
    const before = this.#lanes.get(key) ?? Promise.resolve();
    const done = before.then(task);
    const settled = done
      .catch(() => undefined)
      .finally(() => {
        if (this.#lanes.get(key) === settled) this.#lanes.delete(key);
      });
    this.#lanes.set(key, settled);
    return done;
  }

  /** Waits until nothing is queued. */
  async idle(): Promise<void> {
    while (this.#lanes.size > 0) await Promise.all(this.#lanes.values());
  }
}
