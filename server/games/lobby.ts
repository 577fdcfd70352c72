import type { Definition } from '../engine/state.ts';
import type { HookRunner } from '../hooks.ts';
import { QRushError } from '../protocol/errors.ts';
import type { Player, Store } from '../store/contract.ts';

/** Takes players who are not there out of games that have not begun. */
export class Lobby {
  readonly #store: Store;
  readonly #hooks: HookRunner;

  constructor({ store, hooks }: { store: Store; hooks: HookRunner }) {
    this.#store = store;
    this.#hooks = hooks;
  }

  /**
   * Takes out everybody who is absent.
   * @returns how many
   * @throws QRushError `GAME_NOT_FOUND`, `WRONG_PHASE`
   */
  async sweep(gameId: string): Promise<number> {
    const { games, players } = this.#store;
    const [game, state] = await Promise.all([games.definition(gameId), games.state(gameId)]);
    if (!game || !state) throw new QRushError('GAME_NOT_FOUND');
    if (state.phase.name !== 'lobby') throw new QRushError('WRONG_PHASE');
    let removed = 0;
    for await (const page of players.pages(gameId)) {
      const connections = await players.connections(
        gameId,
        page.map(({ id }) => id),
      );
      const absent = page.filter((_, index) => connections[index] === undefined);
      const gone = await Promise.all(absent.map((player) => this.#takeOut(game, player)));
      removed += gone.filter(Boolean).length;
    }
    return removed;
  }

  /**
   * Takes one player out, if absent. Not while the door is locked: they could not come back.
   * @returns whether it did
   */
  async leave(gameId: string, playerId: string): Promise<boolean> {
    const { games, players } = this.#store;
    const [game, state, player] = await Promise.all([
      games.definition(gameId),
      games.state(gameId),
      players.get(gameId, playerId),
    ]);
    if (!game || !player || state?.phase.name !== 'lobby' || state.locked) return false;
    return this.#takeOut(game, player);
  }

  async #takeOut(game: Definition, player: Player): Promise<boolean> {
    if (!(await this.#store.players.removeAbsent(game.id, player.id))) return false;
    this.#hooks.observe('player:removed', { game, player });
    return true;
  }
}
