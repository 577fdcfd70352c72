import { type Definition, lastGraded, type State, type Summary } from '../engine/state.ts';
import type { HookRunner } from '../hooks.ts';
import { optionLabel } from '../protocol/form.ts';
import type { Bucket, Trouble } from '../protocol/views.ts';
import type { Leaderboard, ScoredBatch, Scoring } from '../services.ts';
import type { Store } from '../store/contract.ts';
import { askedAt } from './asked-question.ts';
import type { QuestionTypes } from './guarded-type.ts';
import { shownAnswers } from './typed-labels.ts';

export interface ScoringSources {
  store: Store;
  hooks: HookRunner;
  types: QuestionTypes;
  scoring: Pick<Scoring, 'score'>;
  leaderboard: Leaderboard;
}

/**
 * Scores all answers to a question and adds the points. May be done twice: a result counts once.
 * Answers of players who have left the game are not scored. Where there is no right answer they are
 * only counted.
 */
export async function scoreQuestion(
  { store, types, hooks, scoring, leaderboard }: ScoringSources,
  definition: Definition,
  state: State,
  index: number,
): Promise<{ summary: Summary; trouble?: Trouble }> {
  const { question, type, form } = askedAt(types, definition, index);
  const players: string[] = [];
  const values: unknown[] = [];
  const elapsed: number[] = [];
  const receivedAt: number[] = [];
  const streaks: number[] = [];
  const totals: number[] = [];
  const streakFrom = lastGraded(state);

  for await (const page of store.answers.pages(definition.id, index)) {
    const ids = page.map(({ player }) => player);
    const standings = await leaderboard.standings(definition.id, ids);
    for (const answer of page) {
      const standing = standings.get(answer.player);
      if (!standing) continue;
      players.push(answer.player);
      values.push(JSON.parse(answer.value));
      elapsed.push(answer.elapsed);
      receivedAt.push(answer.receivedAt);
      // A streak goes on only from the question scored just before this one.
      streaks.push(standing.last?.question === streakFrom ? (standing.last?.streak ?? 0) : 0);
      totals.push(standing.total);
    }
  }

  const { mode, modeOptions } = definition;
  const { results, counts, right, trouble } = await scoring.score({
    game: definition.id,
    mode,
    modeOptions,
    question,
    index,
    players,
    values,
    elapsed,
    receivedAt,
    streaks,
    totals,
  });
  const { graded } = type;
  if (graded !== false) await leaderboard.record(definition.id, index, results);

  const known = new Set(right);
  const countOf = new Map(counts);
  const correct = type.correct(question);
  const summary: Summary = {
    question: index,
    answers: players.length,
    correct,
    distribution:
      form.kind === 'pick'
        ? form.options.map(optionLabel).map((label) => ({ label, count: countOf.get(label) ?? 0 }))
        : await shownAnswers(
            hooks,
            definition,
            index,
            mostFrequent(counts, known, correct),
            (label) => known.has(label),
          ),
    ...(graded === false && { graded }),
  };
  return { summary, ...(trouble && { trouble }) };
}

/** Right answers are marked where they are written otherwise than those that are shown as right. */
function mostFrequent(
  counts: ScoredBatch['counts'],
  right: ReadonlySet<string>,
  correct: unknown,
): Bucket[] {
  const shown = new Set<unknown>(Array.isArray(correct) ? correct : [correct]);
  return counts
    .map(
      ([label, count]): Bucket =>
        right.has(label) && !shown.has(label) ? { label, count, right: true } : { label, count },
    )
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
}
