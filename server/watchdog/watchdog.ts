import { Worker } from 'node:worker_threads';
import { CALL, CELLS, ENDS, type Found, INSIDE, type Known, SETTING_UP, TURN } from './cells.ts';

/**
 * Sees when a plugin keeps the main thread busy, from a thread of its own: the main thread could not
 * tell. It notes before each call whose code it enters, which takes some nanoseconds.
 */
export class Watchdog {
  readonly #cells = new Int32Array(new SharedArrayBuffer(CELLS * Int32Array.BYTES_PER_ELEMENT));
  readonly #worker: Worker;
  #plugins = 0;
  #onFound: (found: Found) => void = () => {};

  private constructor() {
    this.#worker = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: this.#cells,
      resourceLimits: { maxYoungGenerationSizeMb: 1 },
    });
    this.#worker.on('message', (found: Found | 'turn') => {
      if (found === 'turn') this.#cells[TURN] = (this.#cells[TURN] ?? 0) + 1;
      else this.#onFound(found);
    });
    // Without it everything works as before.
    this.#worker.on('error', () => {});
    this.#worker.unref();
  }

  static #only: Watchdog | undefined;

  /** The process's own: it has one main thread. */
  static get(): Watchdog {
    Watchdog.#only ??= new Watchdog();
    return Watchdog.#only;
  }

  /** From now on the process ends when a plugin holds it for long: others go on with its games. */
  endProcess(): void {
    this.#cells[ENDS] = 1;
  }

  /** @param listener told of what was found, once the main thread is free again */
  onFound(listener: (found: Found) => void): void {
    this.#onFound = listener;
  }

  /** Makes a plugin known. @param file where it was declared, as far as that is known */
  attend(name: string, file: string | undefined): Attended {
    this.#plugins += 1;
    const known: Known = { id: this.#plugins, name, file };
    this.#worker.postMessage(known);
    return new Attended(this.#cells, known.id);
  }
}

/** A plugin that the watchdog knows. */
export class Attended {
  readonly #cells: Int32Array;
  readonly #id: number;

  constructor(cells: Int32Array, id: number) {
    this.#cells = cells;
    this.#id = id;
  }

  /** Runs code of the plugin. Code that runs after an `await` is found by its stack. */
  inside<Result>(work: () => Result): Result {
    const cells = this.#cells;
    const before = cells[INSIDE] ?? 0;
    if (before === 0) cells[CALL] = (cells[CALL] ?? 0) + 1;
    cells[INSIDE] = this.#id;
    try {
      return work();
    } finally {
      cells[INSIDE] = before;
    }
  }

  /** Loads the plugin or sets it up; all that keeps the main thread busy meanwhile is its. */
  async settingUp<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    this.#cells[SETTING_UP] = this.#id;
    try {
      return await this.inside(work);
    } finally {
      this.#cells[SETTING_UP] = 0;
    }
  }
}
