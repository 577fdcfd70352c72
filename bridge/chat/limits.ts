import type { Space } from '../../server/plugin.ts';

/** ms between two hints to one sender: who floods the bot does not make it flood back. */
const HINT_PAUSE = 60_000;

/** Wrong codes one sender may try within a while (ms), against guessing. */
const TRIES = 5;
const TRIES_WINDOW = 600_000;

/** Hints that nobody asked for: one a minute to each sender. */
export class Hints {
  readonly #store: Space;

  constructor(store: Space) {
    this.#store = store;
  }

  /** Whether a hint may go to this sender now; if so, it counts as given. */
  take(senderKey: string): Promise<boolean> {
    return this.#store.add(`hint.${senderKey}`, 1, HINT_PAUSE);
  }
}

/** Counts wrong codes. A sender's messages are handled one by one, so reading and writing is safe. */
export class CodeTries {
  readonly #store: Space;

  constructor(store: Space) {
    this.#store = store;
  }

  /** How many wrong codes the sender may still try. */
  async left(senderKey: string): Promise<number> {
    return TRIES - (await this.#tries(senderKey)).count;
  }

  /** Counts a wrong code. @returns how many are left */
  async wrong(senderKey: string): Promise<number> {
    const { count, until } = await this.#tries(senderKey);
    const tries = { count: count + 1, until };
    await this.#store.set(`tries.${senderKey}`, tries, Math.max(1, until - Date.now()));
    return TRIES - tries.count;
  }

  async #tries(senderKey: string): Promise<{ count: number; until: number }> {
    const tries = await this.#store.get<{ count: number; until: number }>(`tries.${senderKey}`);
    return tries ?? { count: 0, until: Date.now() + TRIES_WINDOW };
  }
}
