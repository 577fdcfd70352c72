import type { Definition, State, Summary } from '../engine/state.ts';
import type { HookRunner } from '../hooks.ts';
import type { Bucket } from '../protocol/views.ts';
import type { Leaderboard, ScoredBatch, Scoring } from '../services.ts';
import type { Store } from '../store/contract.ts';
import type { QuestionTypes } from './guarded-type.ts';
import { shownAnswers } from './typed-labels.ts';
import { questionAt, typeOf } from './views.ts';

export interface ScoringSources {
  store: Store;
  hooks: HookRunner;
  types: QuestionTypes;
  scoring: Scoring;
  leaderboard: Leaderboard;
}

/**
 * Scores all answers to a question and adds the points. May be done twice: a result counts once.
 * Answers of players who have left the game are not scored.
 */
export async function scoreQuestion(
  { store, types, hooks, scoring, leaderboard }: ScoringSources,
  definition: Definition,
  state: State,
  index: number,
): Promise<Summary> {
  const question = questionAt(definition, index);
  const type = typeOf(types, question);
  const players: string[] = [];
  const values: unknown[] = [];
  const elapsed: number[] = [];
  const streaks: number[] = [];

  for await (const page of store.answers.pages(definition.id, index)) {
    const ids = page.map(({ player }) => player);
    const standings = await leaderboard.standings(definition.id, ids);
    for (const answer of page) {
      const standing = standings.get(answer.player);
      if (!standing) continue;
      players.push(answer.player);
      values.push(JSON.parse(answer.value));
      elapsed.push(answer.elapsed);
      streaks.push(streakBefore(state, standing.last));
    }
  }

  const { mode, modeOptions } = definition;
  const { results, counts, right } = await scoring.score({
    mode,
    modeOptions,
    question,
    players,
    values,
    elapsed,
    streaks,
  });
  await leaderboard.record(definition.id, index, results);

  const known = new Set(right);
  const options = type.options?.(question);
  const countOf = new Map(counts);
  const correct = type.correct(question);
  return {
    question: index,
    answers: players.length,
    correct,
    distribution: options
      ? options.map((label) => ({ label, count: countOf.get(label) ?? 0 }))
      : await shownAnswers(
          hooks,
          definition,
          index,
          mostFrequent(counts, known, correct),
          (label) => known.has(label),
        ),
  };
}

/** A streak goes on only from the question scored just before this one. */
function streakBefore(
  state: State,
  last: { question: number; streak: number } | undefined,
): number {
  return last && last.question === state.last?.question ? last.streak : 0;
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
