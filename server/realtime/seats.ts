import type { PlaySocket } from './play.ts';

/** Which socket of this process each player sits at. */
export class Seats {
  readonly #games = new Map<string, Map<string, PlaySocket>>();

  take(gameId: string, playerId: string, socket: PlaySocket): void {
    const game = this.#games.get(gameId) ?? new Map<string, PlaySocket>();
    this.#games.set(gameId, game.set(playerId, socket));
  }

  /** Frees the seat, unless another socket has it by now. */
  leave(gameId: string, playerId: string, socket: PlaySocket): void {
    const game = this.#games.get(gameId);
    if (game?.get(playerId) !== socket) return;
    game.delete(playerId);
    if (game.size === 0) this.#games.delete(gameId);
  }

  /** Whether any player of the game sits in this process. */
  has(gameId: string): boolean {
    return this.#games.has(gameId);
  }

  get(gameId: string, playerId: string): PlaySocket | undefined {
    return this.#games.get(gameId)?.get(playerId);
  }

  /** The sockets of a game's players in this process. */
  sockets(gameId: string): Iterable<PlaySocket> {
    return this.#games.get(gameId)?.values() ?? [];
  }

  /** The players of a game in this process, with their sockets, `size` at a time. */
  *pages(gameId: string, size: number): Iterable<[playerId: string, socket: PlaySocket][]> {
    const all = [...(this.#games.get(gameId) ?? [])];
    for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
  }
}
