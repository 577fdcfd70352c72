import { type GameMode, LONGEST_SUM, type Row, type Score } from '../../server/plugin.ts';

type Round = NonNullable<GameMode['round']>;

/**
 * Sums up some answers for a mode's round. One that fails knows nothing: the answers are scored
 * without.
 */
export class Sum {
  readonly #round: Round;
  readonly #options: object;
  #sum: unknown;
  #failed = false;

  constructor(round: Round, options: object) {
    this.#round = round;
    this.#options = options;
    this.#try(() => round.empty(options));
  }

  add(row: Row, score: Score): void {
    this.#try(() => this.#round.add(this.#sum, row, score, this.#options));
  }

  /** null when the round has failed, or its sum is too large. */
  json(): string | null {
    if (this.#failed) return null;
    const json: string | undefined = JSON.stringify(this.#sum);
    return json === undefined || json.length > LONGEST_SUM ? null : json;
  }

  #try(next: () => unknown): void {
    if (this.#failed) return;
    try {
      this.#sum = next();
    } catch {
      this.#failed = true;
    }
  }
}
