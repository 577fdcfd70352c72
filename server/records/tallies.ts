import type { ArchivedRows } from './contract.ts';

/** The sums of one player, as {@link Tallies} adds them up. */
export interface PlayerSums {
  answers: number;
  /** Answers to questions that are graded, and of all that were right there. */
  graded: number;
  right: number;
  /** ms that all answers took together. */
  elapsed: number;
}

/** Adds up what each player comes to, as the rows of a game go by, in any order. */
export class Tallies {
  readonly #ungraded: ReadonlySet<number>;
  readonly #players = new Map<string, PlayerSums>();

  /** @param ungraded the questions without right answers that count */
  constructor(ungraded: Iterable<number>) {
    this.#ungraded = new Set(ungraded);
  }

  add({ answers = [], results = [] }: ArchivedRows): void {
    for (const { player, question, elapsed } of answers) {
      const sums = this.#of(player);
      sums.answers += 1;
      sums.elapsed += elapsed;
      if (!this.#ungraded.has(question)) sums.graded += 1;
    }
    for (const { player, question, correctness } of results)
      if (correctness === 1 && !this.#ungraded.has(question)) this.#of(player).right += 1;
  }

  of(player: string): PlayerSums {
    return this.#players.get(player) ?? none();
  }

  #of(player: string): PlayerSums {
    const known = this.#players.get(player) ?? none();
    this.#players.set(player, known);
    return known;
  }
}

const none = (): PlayerSums => ({ answers: 0, graded: 0, right: 0, elapsed: 0 });
