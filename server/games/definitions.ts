import type { Definition } from '../engine/state.ts';
import { QRushError } from '../protocol/errors.ts';
import type { GameStore } from '../store/contract.ts';

/** Games whose definitions are kept. */
const KEPT = 1000;

/**
 * Definitions of games that are being answered. A definition never changes, so it is read once, and
 * not with each answer: it carries the whole quiz. Whether the game still is there, the store says
 * when it takes the answer.
 */
export class Definitions {
  readonly #store: Pick<GameStore, 'definition'>;
  readonly #most: number;
  /** The one used last is last. */
  readonly #kept = new Map<string, Definition>();
  /** That one: answers to a question come one after the other. */
  #latest: Definition | undefined;

  constructor(store: Pick<GameStore, 'definition'>, most = KEPT) {
    this.#store = store;
    this.#most = most;
  }

  /** @throws QRushError `GAME_NOT_FOUND` */
  async get(gameId: string): Promise<Definition> {
    if (this.#latest?.id === gameId) return this.#latest;
    const definition = this.#kept.get(gameId) ?? (await this.#store.definition(gameId));
    if (!definition) throw new QRushError('GAME_NOT_FOUND');
    this.#kept.delete(gameId);
    this.#kept.set(gameId, definition);
    this.#latest = definition;
    for (const id of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break;
      this.#kept.delete(id);
    }
    return definition;
  }
}
