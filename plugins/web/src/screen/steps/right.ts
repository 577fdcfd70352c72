import type { Reveal } from '../../../../../client/game-state.ts';
import type { Form } from '../../../../../server/protocol/form.ts';
import { indexesOf } from '../../game/answer-text.ts';

/** How many gave the right answer, where each answer is one line: among options to pick one of. */
export function gotIt(form: Form, { distribution, right, graded }: Reveal): number | undefined {
  if (form.kind !== 'pick' || (form.most ?? 1) > 1 || graded === false) return undefined;
  return indexesOf(right).reduce((sum, index) => sum + (distribution[index]?.count ?? 0), 0);
}

/** A count as a part of the largest. */
export function partOf(count: number, counts: readonly { count: number }[]): number {
  return count / Math.max(1, ...counts.map((line) => line.count));
}
