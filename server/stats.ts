import type { StatsTopic } from './plugin.ts';

/** Numbers for operators, gathered when asked: the core and plugins add readers by topic and name. */
export class Stats {
  readonly #readers = new Map<StatsTopic, Map<string, () => unknown>>();

  /** @throws Error when the topic has a reader of this name */
  add(topic: StatsTopic, name: string, read: () => unknown): void {
    const readers = this.#readers.get(topic) ?? new Map<string, () => unknown>();
    if (readers.has(name)) throw new Error(`there are two ${topic} stats named "${name}"`);
    this.#readers.set(topic, readers.set(name, read));
  }

  async read(topic: StatsTopic): Promise<Record<string, unknown>> {
    const readers = [...(this.#readers.get(topic) ?? [])];
    const values = await Promise.all(
      readers.map(async ([name, read]) => [name, await read()] as const),
    );
    return Object.fromEntries(values);
  }
}
