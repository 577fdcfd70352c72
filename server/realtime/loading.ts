import type { Snapshot } from '../protocol/snapshot.ts';

/** Those of a game in this process who load ahead, and who of them has what is shown with a question. */
interface Loaders<Client> {
  clients: Set<Client>;
  /** The question that is being loaded, or was last. */
  question: number;
  loaded: Set<Client>;
}

/**
 * Counts who still loads what is shown with a question, of the clients of this process that said that
 * they load ahead. Every step is the same work for however many there are.
 */
export class Loading<Client extends object> {
  readonly #games = new Map<string, Loaders<Client>>();

  /** This client loads ahead, and sees the game like this. */
  entered(gameId: string, client: Client, { coming }: Pick<Snapshot, 'coming'>): void {
    const game = this.#games.get(gameId) ?? { clients: new Set(), question: -1, loaded: new Set() };
    this.#games.set(gameId, game);
    game.clients.add(client);
    if (coming?.loads) this.begun(gameId, coming.index);
  }

  /** It is gone: nobody waits for it. */
  left(gameId: string, client: Client): void {
    const game = this.#games.get(gameId);
    game?.clients.delete(client);
    game?.loaded.delete(client);
    if (game?.clients.size === 0) this.#games.delete(gameId);
  }

  /** All are shown this question, and load what belongs to it. */
  begun(gameId: string, question: number): void {
    const game = this.#games.get(gameId);
    if (!game || game.question === question) return;
    game.question = question;
    game.loaded.clear();
  }

  /** The client has it. Of other questions, or clients that did not say that they would, it is no news. */
  loaded(gameId: string, client: Client, question: number): void {
    const game = this.#games.get(gameId);
    if (game?.question === question && game.clients.has(client)) game.loaded.add(client);
  }

  /** How many are waited for. */
  waiting(gameId: string, question: number): number {
    const game = this.#games.get(gameId);
    if (!game) return 0;
    return game.clients.size - (game.question === question ? game.loaded.size : 0);
  }
}
