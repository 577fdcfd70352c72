import type { ReviewedQuestion } from '../../../../server/protocol/views.ts';

/** A player's game in three numbers. */
export interface Summary {
  right: number;
  /** Questions that had a right answer. */
  graded: number;
  /** Right answers in a row. */
  streak: number;
  /** ms of the fastest right answer, if there was one. */
  fastest: number | undefined;
}

/** Sums up a player's answers. Questions without right answers neither count nor break a streak. */
export function summaryOf(questions: readonly ReviewedQuestion[]): Summary {
  const summary: Summary = { right: 0, graded: 0, streak: 0, fastest: undefined };
  let streak = 0;
  for (const { graded, correctness, took } of questions) {
    if (graded === false) continue;
    summary.graded += 1;
    streak = correctness === 1 ? streak + 1 : 0;
    summary.streak = Math.max(summary.streak, streak);
    if (correctness !== 1) continue;
    summary.right += 1;
    if (took !== undefined) summary.fastest = Math.min(summary.fastest ?? took, took);
  }
  return summary;
}
