import type { Definition, State, Summary } from '../engine/state.ts';
import type { Leaderboard, Scoring } from '../services.ts';
import type { Store } from '../store/contract.ts';
import type { QuestionTypes } from './guarded-type.ts';
import { questionAt, typeOf } from './views.ts';

/** Different answers a reveal shows for questions without options. */
const SHOWN_ANSWERS = 8;

export interface ScoringSources {
  store: Store;
  types: QuestionTypes;
  scoring(): Scoring;
  leaderboard(): Leaderboard;
}

/**
 * Scores all answers to a question and adds the points. May be done twice: a result counts once.
 * Answers of players who have left the game are not scored.
 */
export async function scoreQuestion(
  { store, types, scoring, leaderboard }: ScoringSources,
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

  const options = type.options?.(question);
  const countOf = new Map(counts);
  return {
    question: index,
    answers: players.length,
    correct: type.correct(question),
    distribution: options
      ? options.map((label) => ({ label, count: countOf.get(label) ?? 0 }))
      : mostFrequent(counts),
  };
}

/** A streak goes on only from the question scored just before this one. */
function streakBefore(
  state: State,
  last: { question: number; streak: number } | undefined,
): number {
  return last && last.question === state.last?.question ? last.streak : 0;
}

function mostFrequent(counts: [line: string, count: number][]) {
  return counts
    .map(([label, count]) => ({ label, count }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))
    .slice(0, SHOWN_ANSWERS);
}
