import type { Definition } from '../engine/state.ts';
import { askedAt } from '../games/asked-question.ts';
import type { QuestionTypes } from '../games/guarded-type.ts';

/** Games that are counted at a time; of more, the ones that were first asked something are forgotten. */
const GAMES = 10_000;

/** Answers to one question, by option in the order that is shown. */
interface Counted {
  question: number;
  counts: number[];
}

/**
 * Counts, as they come, how the answers of this process spread over the options of open questions: so
 * nobody has to read them all while a host looks on. The counts of a process that died are missing until
 * the reveal, which counts all answers.
 */
export class Spread {
  readonly #types: QuestionTypes;
  readonly #games = new Map<string, Counted>();

  constructor(types: QuestionTypes) {
    this.#types = types;
  }

  /** @param value as the question's type has read it */
  answered(game: Definition, question: number, value: unknown): void {
    const asked = askedAt(this.#types, game, question);
    if (asked.form.kind !== 'pick') return;
    const { counts } = this.#at(game.id, question, asked.form.options.length);
    for (const index of [asked.answered(value).given].flat() as number[])
      if (counts[index] !== undefined) counts[index] += 1;
  }

  /** Of one question of one game, as far as it was counted here; null for nothing. */
  of(gameId: string, question: number): number[] | null {
    const known = this.#games.get(gameId);
    return known?.question === question ? known.counts : null;
  }

  #at(gameId: string, question: number, options: number): Counted {
    const known = this.#games.get(gameId);
    if (known?.question === question) return known;
    const counted = { question, counts: new Array<number>(options).fill(0) };
    // The latest stands last.
    this.#games.delete(gameId);
    this.#games.set(gameId, counted);
    if (this.#games.size > GAMES)
      for (const first of this.#games.keys()) {
        this.#games.delete(first);
        break;
      }
    return counted;
  }
}

/** The counts of all processes together; undefined where nobody has counted anything. */
export function together(counted: readonly unknown[]): number[] | undefined {
  const all = (counted as (number[] | null)[]).filter((counts) => counts !== null);
  return all.reduce<number[] | undefined>(
    (sums, counts) => counts.map((count, index) => count + (sums?.[index] ?? 0)),
    undefined,
  );
}
