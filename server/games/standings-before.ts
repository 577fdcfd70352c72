import type { Leaderboard } from '../services.ts';
import type { Result, Standing } from '../store/contract.ts';

/**
 * How players stood before a question, as the fold of what is recorded of the questions before it. The
 * board itself tells how they stand now.
 */
export class StandingsBefore {
  readonly #standings = new Map<string, Standing>();
  /** The last question with right answers that counts: a streak continues from it. */
  streakFrom: number | undefined;

  /** @returns as somebody at the beginning, of whom nothing is recorded */
  of(player: string): Standing {
    return this.#standings.get(player) ?? { player, total: 0, rank: 1 };
  }

  /** Moves to the next question. @param counts whether streaks continue from this one */
  async pass(
    leaderboard: Pick<Leaderboard, 'results'>,
    gameId: string,
    question: number,
    counts: boolean,
  ): Promise<void> {
    for await (const page of leaderboard.results(gameId, question)) {
      for (const result of page) this.#add(result, question);
    }
    if (counts) this.streakFrom = question;
  }

  #add(result: Result, question: number): void {
    const { player, points } = result;
    const { total } = this.of(player);
    const last = { ...result, question };
    this.#standings.set(player, { player, total: total + points, rank: 1, last });
  }
}
