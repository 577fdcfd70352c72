import { randomBytes } from 'node:crypto';
import type { Space } from '../store/contract.ts';

/** ms a ticket is good for: longer than an evening. */
const LIFETIME = 12 * 3_600_000;

/**
 * One-time tickets: who plays by one channel comes into the same game through another one, as the
 * same player. Short, as they stand in links.
 */
export class Tickets {
  readonly #store: Space;

  constructor(store: Space) {
    this.#store = store;
  }

  async issue(gameId: string, playerId: string): Promise<string> {
    const ticket = randomBytes(12).toString('base64url');
    await this.#store.set(ticket, { gameId, playerId }, LIFETIME);
    return ticket;
  }

  /** Uses up a ticket. @returns its player; undefined for one that is used, or not of this game */
  async redeem(gameId: string, ticket: string): Promise<string | undefined> {
    const issued = await this.#store.get<{ gameId: string; playerId: string }>(ticket);
    if (issued?.gameId !== gameId) return undefined;
    // Of several at once, one is the first to mark it.
    if (!(await this.#store.add(`used.${ticket}`, 1, LIFETIME))) return undefined;
    await this.#store.delete(ticket);
    return issued.playerId;
  }
}
