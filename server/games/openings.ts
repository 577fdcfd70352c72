import type { Space } from '../store/contract.ts';

/** ms for which it is known when a question opened: far longer than a game lasts. */
const KEPT = 7 * 24 * 3_600_000;

/** When the questions of games opened, ms since the epoch: their states tell it of the present one only. */
export class Openings {
  readonly #space: Space;

  constructor(space: Space) {
    this.#space = space;
  }

  async note(gameId: string, question: number, openedAt: number): Promise<void> {
    await this.#space.set(`${gameId}.${question}`, openedAt, KEPT);
  }

  /** Of the first questions, so many; undefined where it is not known. */
  of(gameId: string, questions: number): Promise<(number | undefined)[]> {
    return Promise.all(
      Array.from({ length: questions }, (_, question) =>
        this.#space.get<number>(`${gameId}.${question}`),
      ),
    );
  }
}
