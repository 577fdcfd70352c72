import { isVoid } from '../engine/rulings.ts';
import type { Definition, Recount, State } from '../engine/state.ts';
import { askedAt } from './asked-question.ts';
import { type ScoredQuestion, type ScoringSources, scoreQuestion } from './score-question.ts';
import { StandingsBefore } from './standings-before.ts';

/**
 * Scores questions again, in their order, after a ruling: from the first one that it touches to the
 * last. Results that were recorded are replaced by those that hold now, once, however often this is
 * done and wherever it was broken off: each question is scored from the records of those before it.
 * @param from the first question to be counted again
 * @returns what came out of the last one
 */
export async function recount(
  sources: ScoringSources,
  definition: Definition,
  state: State,
  from: number,
  last: number,
): Promise<ScoredQuestion & { recount: Recount }> {
  const { leaderboard, types } = sources;
  const { rulings = [] } = state;
  const before = new StandingsBefore();
  for (let question = 0; question < last; question++) {
    if (question >= from) await scoreQuestion(sources, definition, state, question, before);
    await before.pass(leaderboard, definition.id, question, counts(question));
  }
  const scored = await scoreQuestion(sources, definition, state, last, before);
  const graded = counts(last) ? last : before.streakFrom;
  return {
    ...scored,
    summary: { ...scored.summary, revised: true },
    recount: { revision: rulings.length, graded },
  };

  function counts(question: number): boolean {
    const { type } = askedAt(types, definition, question);
    const isScored = type.graded !== false || definition.plan?.polls === true;
    return isScored && !isVoid(rulings, question);
  }
}
