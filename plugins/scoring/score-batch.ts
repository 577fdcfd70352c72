import type { GameMode, QuestionType } from '../../server/plugin.ts';
import type { ScoredBatch, ScoringBatch } from '../../server/services.ts';

/** The question types and modes that are known where the scoring runs. */
export interface Rules {
  types: Map<string, QuestionType>;
  modes: Map<string, GameMode>;
}

/** Grades and scores a batch of answers. Pure. @throws Error for a type or mode that is not known */
export function scoreBatch({ types, modes }: Rules, batch: ScoringBatch): ScoredBatch {
  const { question, modeOptions, players, values, elapsed, streaks } = batch;
  const type = types.get(question.type);
  const mode = modes.get(batch.mode);
  if (!type) throw new Error(`no module exports the question type "${question.type}"`);
  if (!mode) throw new Error(`no module exports the mode "${batch.mode}"`);
  const limit = question.limit * 1000;
  const counts = new Map<string, number>();
  const results = players.map((player, index) => {
    const value = values[index];
    const correctness = type.grade(question, value);
    for (const line of type.tally?.(question, value) ?? [type.label(question, value)]) {
      counts.set(line, (counts.get(line) ?? 0) + 1);
    }
    const { points, streak } = mode.score(
      {
        correctness,
        elapsed: elapsed[index] ?? limit,
        limit,
        points: question.points,
        streak: streaks[index] ?? 0,
      },
      modeOptions,
    );
    return { player, correctness, points, streak };
  });
  return { results, counts: [...counts] };
}

/** Puts scored parts of one question together, in their order. */
export function merge(parts: ScoredBatch[]): ScoredBatch {
  const counts = new Map<string, number>();
  for (const part of parts) {
    for (const [line, count] of part.counts) counts.set(line, (counts.get(line) ?? 0) + count);
  }
  return { results: parts.flatMap(({ results }) => results), counts: [...counts] };
}

/** The answers from `start` up to `end`. */
export function slice(batch: ScoringBatch, start: number, end: number): ScoringBatch {
  return {
    ...batch,
    players: batch.players.slice(start, end),
    values: batch.values.slice(start, end),
    elapsed: batch.elapsed.slice(start, end),
    streaks: batch.streaks.slice(start, end),
  };
}
