import type { Space } from '../../server/store/contract.ts';

/** Wrong codes a sender may try within a window. */
export const ALLOWED_TRIES = 5;

/** ms. */
const WINDOW = 10 * 60_000;

interface Tries {
  count: number;
  /** ms since the epoch, the store's clock. */
  until: number;
}

/** Counts wrong codes per sender, so that nobody finds games by trying. */
export class WrongCodes {
  readonly #store: Space;
  readonly #now: () => Promise<number>;

  constructor(store: Space, now: () => Promise<number>) {
    this.#store = store;
    this.#now = now;
  }

  async mayTry(senderKey: string): Promise<boolean> {
    const tries = await this.#store.get<Tries>(`tries:${senderKey}`);
    return (tries?.count ?? 0) < ALLOWED_TRIES;
  }

  /** Counts a wrong code. One sender's messages come one at a time, so reading first is safe. */
  async count(senderKey: string): Promise<number> {
    const now = await this.#now();
    const before = await this.#store.get<Tries>(`tries:${senderKey}`);
    const { count, until } = before ?? { count: 0, until: now + WINDOW };
    const ttl = Math.max(1, until - now);
    await this.#store.set(`tries:${senderKey}`, { count: count + 1, until }, ttl);
    return count + 1;
  }
}
