import type { PlayLine } from './line.ts';

/** The lines of this process at which players sit. */
export class Seats {
  readonly #games = new Map<string, Map<string, PlayLine>>();

  /** @returns who had the seat before */
  take(gameId: string, playerId: string, line: PlayLine): PlayLine | undefined {
    const game = this.#games.get(gameId) ?? new Map<string, PlayLine>();
    const before = game.get(playerId);
    this.#games.set(gameId, game.set(playerId, line));
    return before;
  }

  /** Frees the seat, unless another line has it by now. */
  leave(gameId: string, playerId: string, line: PlayLine): void {
    const game = this.#games.get(gameId);
    if (game?.get(playerId) !== line) return;
    game.delete(playerId);
    if (game.size === 0) this.#games.delete(gameId);
  }

  /** Whether any player of the game sits in this process. */
  has(gameId: string): boolean {
    return this.#games.has(gameId);
  }

  get(gameId: string, playerId: string): PlayLine | undefined {
    return this.#games.get(gameId)?.get(playerId);
  }

  /** The lines of a game's players in this process: those that are still there when they are read. */
  lines(gameId: string): Iterable<PlayLine> {
    return this.#games.get(gameId)?.values() ?? [];
  }

  /** The games whose players sit here. */
  games(): Iterable<string> {
    return this.#games.keys();
  }

  /** All seats of this process. */
  *all(): Iterable<{ gameId: string; playerId: string; line: PlayLine }> {
    for (const [gameId, game] of this.#games)
      for (const [playerId, line] of game) yield { gameId, playerId, line };
  }

  /** The ids of a game's players in this process, `size` at a time. */
  *pages(gameId: string, size: number): Iterable<string[]> {
    const all = [...(this.#games.get(gameId)?.keys() ?? [])];
    for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
  }
}
