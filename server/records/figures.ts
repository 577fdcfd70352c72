import type { ArchivedRows } from './contract.ts';
import type { QuestionFigures } from './report-contract.ts';

/** Adds up what each question comes to, as the rows of a game go by, in any order. */
export class Figures {
  readonly #questions = new Map<number, QuestionFigures & { times: Map<number, number> }>();

  add({ answers = [], results = [] }: ArchivedRows): void {
    for (const { question, elapsed, receivedAt } of answers) {
      const sums = this.#of(question);
      const tenth = Math.trunc(elapsed / 100);
      sums.answers += 1;
      sums.elapsed += elapsed;
      sums.openedAt = Math.min(sums.openedAt ?? Number.POSITIVE_INFINITY, receivedAt - elapsed);
      sums.times.set(tenth, (sums.times.get(tenth) ?? 0) + 1);
    }
    for (const { question, correctness, points } of results) {
      const sums = this.#of(question);
      if (correctness === 1) sums.right += 1;
      sums.credit += correctness;
      sums.points += points;
    }
  }

  /** By question, in order. */
  all(): QuestionFigures[] {
    return [...this.#questions.values()]
      .sort((one, other) => one.question - other.question)
      .map(({ times, ...sums }) => ({
        ...sums,
        tenths: [...times].sort(([one], [other]) => one - other),
      }));
  }

  #of(question: number) {
    const known = this.#questions.get(question);
    if (known) return known;
    const sums = { ...nothing(question), times: new Map<number, number>() };
    this.#questions.set(question, sums);
    return sums;
  }
}

/** The figures of a question that nobody has answered. */
export const nothing = (question: number): QuestionFigures => ({
  question,
  answers: 0,
  right: 0,
  credit: 0,
  points: 0,
  elapsed: 0,
  tenths: [],
});
