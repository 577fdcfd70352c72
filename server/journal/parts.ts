import { argumentsOf, type JournalRecord, PIECE } from './batch.ts';
import type { Clock } from './clock.ts';
import type { Part } from './contract.ts';

/** Parts by name, as their records are carried out again. */
export class Parts {
  readonly #parts = new Map<string, Part>();
  /** Records of parts that have not come yet. */
  readonly #waiting = new Map<string, JournalRecord[]>();
  readonly #clock: Clock;
  #isOver = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws Error when the name is taken */
  add(name: string, part: Part): void {
    if (this.#parts.has(name)) throw new Error(`two parts of the live state are named "${name}"`);
    this.#parts.set(name, part);
    for (const record of this.#waiting.get(name) ?? []) this.#carryOut(part, record);
    this.#waiting.delete(name);
  }

  replay(record: JournalRecord): void {
    const [, name] = record;
    const part = this.#parts.get(name);
    if (part) this.#carryOut(part, record);
    else if (!this.#isOver) this.#wait(name, record);
  }

  #wait(name: string, record: JournalRecord): void {
    const waiting = this.#waiting.get(name) ?? [];
    this.#waiting.set(name, waiting);
    waiting.push(record);
  }

  /** No further part will come. */
  close(): void {
    this.#isOver = true;
    this.#waiting.clear();
  }

  /** Names and parts. */
  all(): Iterable<[string, Part]> {
    return this.#parts;
  }

  #carryOut(part: Part, record: JournalRecord): void {
    const [at, , name] = record;
    const args = argumentsOf(record) as never[];
    try {
      const done = this.#clock.at(at, () =>
        name === PIECE ? part.restore(args[0] as never) : part.commands[name]?.(...args),
      );
      if (done instanceof Promise) done.catch(() => {});
    } catch {
      // It failed the first time, too: its caller was told then.
    }
  }
}
