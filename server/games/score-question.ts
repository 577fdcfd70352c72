import type { Bucket } from '../engine/question-type.ts';
import type { Definition, State, Summary } from '../engine/state.ts';
import type { HookRunner } from '../hooks.ts';
import type { Leaderboard, Scoring } from '../services.ts';
import type { Result, Store } from '../store/contract.ts';
import type { QuestionTypes } from './guarded-type.ts';
import { shownAnswers } from './typed-labels.ts';
import { questionAt, typeOf } from './views.ts';

export interface ScoringSources {
  store: Store;
  hooks: HookRunner;
  types: QuestionTypes;
  scoring(): Scoring;
  leaderboard(): Leaderboard;
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
    const standings = await leaderboard().standings(definition.id, ids);
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
  const { results, counts } = await scoring().score({
    mode,
    modeOptions,
    question,
    players,
    values,
    elapsed,
    streaks,
  });
  await leaderboard().record(definition.id, index, results);

  let right: Set<string> | undefined;
  const isRight = (label: string) => {
    right ??= rightLabels(players, values, results, (value) => type.label(question, value));
    return right.has(label);
  };
  const options = type.options?.(question);
  const countOf = new Map(counts);
  return {
    question: index,
    answers: players.length,
    correct: type.correct(question),
    distribution: options
      ? options.map((label) => ({ label, count: countOf.get(label) ?? 0 }))
      : await shownAnswers(hooks, definition, index, mostFrequent(counts), isRight),
  };
}

/** A streak goes on only from the question scored just before this one. */
function streakBefore(
  state: State,
  last: { question: number; streak: number } | undefined,
): number {
  return last && last.question === state.last?.question ? last.streak : 0;
}

/** How answers that earned something read. */
function rightLabels(
  players: string[],
  values: unknown[],
  results: Result[],
  label: (value: unknown) => string,
): Set<string> {
  const earning = new Set(
    results.filter(({ correctness }) => correctness > 0).map(({ player }) => player),
  );
  return new Set(values.filter((_, at) => earning.has(players[at] ?? '')).map(label));
}

function mostFrequent(counts: [line: string, count: number][]): Bucket[] {
  return counts
    .map(([label, count]) => ({ label, count }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
}
