import type { Definition } from '../engine/state.ts';
import { type AskedQuestion, askedAt } from '../games/asked-question.ts';
import type { QuestionTypes } from '../games/guarded-type.ts';

/** Games that are counted at a time; of more, the ones that were first asked something are forgotten. */
const GAMES = 10_000;

/** Answers to one question. */
interface Counted {
  question: number;
  asked: AskedQuestion;
  /** By option in the order that is shown; undefined where there are none to pick. */
  counts: number[] | undefined;
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
    const { asked, counts } = this.#at(game, question);
    if (!counts) return;
    const given = asked.given(value);
    if (Array.isArray(given)) for (const index of given) count(counts, index);
    else count(counts, given as number);
  }

  /** Of one question of one game, as far as it was counted here; null for nothing. */
  of(gameId: string, question: number): number[] | null {
    const known = this.#games.get(gameId);
    return (known?.question === question && known.counts) || null;
  }

  #at(game: Definition, question: number): Counted {
    const known = this.#games.get(game.id);
    if (known?.question === question) return known;
    const asked = askedAt(this.#types, game, question);
    const { form } = asked;
    const counts =
      form.kind === 'pick' ? new Array<number>(form.options.length).fill(0) : undefined;
    const counted = { question, asked, counts };
    // The latest stands last.
    this.#games.delete(game.id);
    this.#games.set(game.id, counted);
    if (this.#games.size > GAMES)
      for (const first of this.#games.keys()) {
        this.#games.delete(first);
        break;
      }
    return counted;
  }
}

const count = (counts: number[], index: number): void => {
  if (counts[index] !== undefined) counts[index] += 1;
};

/** The counts of all processes together; undefined where nobody has counted anything. */
export function together(counted: readonly unknown[]): number[] | undefined {
  const all = (counted as (number[] | null)[]).filter((counts) => counts !== null);
  return all.reduce<number[] | undefined>(
    (sums, counts) => counts.map((count, index) => count + (sums?.[index] ?? 0)),
    undefined,
  );
}
