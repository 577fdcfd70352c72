import type { Slices } from './slices.ts';

/**
 * Hands out what goes to many lines of a game, in slices. A game's fan-outs follow each other: each
 * begins when the one before has reached all its lines, so every line gets everything in order.
 */
export class FanOut {
  readonly #slices: Slices;
  /** The last fan-out of each game that has one under way. It never rejects. */
  readonly #last = new Map<string, Promise<void>>();

  constructor(slices: Slices) {
    this.#slices = slices;
  }

  /**
   * @param lines are read one by one, when it is their turn
   * @returns when all have it; rejects with what `send` throws
   */
  each<Line>(gameId: string, lines: Iterable<Line>, send: (line: Line) => void): Promise<void> {
    return this.#inTurn(gameId, () => this.#slices.each(lines, send));
  }

  /** The same for lines of which something has to be looked up, some at a time. */
  eachPage<Line>(
    gameId: string,
    pages: AsyncIterable<Iterable<Line>>,
    send: (line: Line) => void,
  ): Promise<void> {
    return this.#inTurn(gameId, async () => {
      for await (const page of pages) await this.#slices.each(page, send);
    });
  }

  async #inTurn(gameId: string, handOut: () => Promise<void>): Promise<void> {
    const before = this.#last.get(gameId);
    const { promise: over, resolve } = Promise.withResolvers<void>();
    this.#last.set(gameId, over);
    try {
      // Not even a microtask later when nothing is under way: most games fit into one slice.
      if (before !== undefined) await before;
      await handOut();
    } finally {
      resolve();
      if (this.#last.get(gameId) === over) this.#last.delete(gameId);
    }
  }
}
