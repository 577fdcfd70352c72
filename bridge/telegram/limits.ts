import type { Space } from '../../server/plugin.ts';

/** ms between two hints to one chat: who floods the bot does not make it flood back. */
const HINT_PAUSE = 60_000;

/** Wrong codes one chat may try within a while (ms), against guessing. */
const TRIES = 5;
const TRIES_WINDOW = 600_000;

/** What one chat may cost. A chat's updates are handled one by one, so reading and writing is safe. */
export class Limits {
  readonly #store: Space;

  constructor(store: Space) {
    this.#store = store;
  }

  /** Whether a hint that nobody asked for may go out now; if so, it counts as given. */
  hint(chatKey: string): Promise<boolean> {
    return this.#store.add(`hint.${chatKey}`, 1, HINT_PAUSE);
  }

  /** How many wrong codes the chat may still try. */
  async triesLeft(chatKey: string): Promise<number> {
    return TRIES - ((await this.#store.get<number>(`tries.${chatKey}`)) ?? 0);
  }

  /** Counts a wrong code; the window begins again with each. @returns how many are left */
  async wrongCode(chatKey: string): Promise<number> {
    const left = (await this.triesLeft(chatKey)) - 1;
    await this.#store.set(`tries.${chatKey}`, TRIES - left, TRIES_WINDOW);
    return left;
  }
}
