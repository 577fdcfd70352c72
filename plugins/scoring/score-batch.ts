import type { GameMode, Question, QuestionType } from '../../server/plugin.ts';
import type { ScoredBatch, ScoringBatch } from '../../server/services.ts';

/** The question types and modes that are known where the scoring runs. */
export interface Rules {
  types: { get(name: string): QuestionType | undefined };
  modes: { get(name: string): GameMode | undefined };
}

/** What is needed to score answers. Whose they are is not: scores are in the order of answers. */
export interface Answers {
  mode: string;
  modeOptions: object;
  question: Question;
  /** Canonical values. */
  values: unknown[];
  /** ms. */
  elapsed: Float64Array;
  /** Right answers in a row before this question. */
  streaks: Float64Array;
}

/** Scores by answer, as columns of numbers: copied to another thread as they are in memory. */
export interface Scores {
  correctness: Float64Array;
  points: Float64Array;
  streaks: Float64Array;
  /** Lines of the distribution, and how many answers count in each. */
  counts: [line: string, count: number][];
}

/** Grades and scores answers. Pure. @throws Error for a type or mode that is not known */
export function scoreAnswers({ types, modes }: Rules, answers: Answers): Scores {
  const { question, modeOptions, values, elapsed } = answers;
  const type = types.get(question.type);
  const mode = modes.get(answers.mode);
  if (!type) throw new Error(`no module exports the question type "${question.type}"`);
  if (!mode) throw new Error(`no module exports the mode "${answers.mode}"`);
  const limit = question.limit * 1000;
  const counts = new Map<string, number>();
  const scores = noScores(values.length);
  for (const [index, value] of values.entries()) {
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
        streak: answers.streaks[index] ?? 0,
      },
      modeOptions,
    );
    scores.correctness[index] = correctness;
    scores.points[index] = points;
    scores.streaks[index] = streak;
  }
  return { ...scores, counts: [...counts] };
}

/** Scores as if all of so many answers were wrong, and none counted in the distribution. */
export function noScores(count: number): Scores {
  const column = () => new Float64Array(count);
  return { correctness: column(), points: column(), streaks: column(), counts: [] };
}

/** Puts the scores of parts together, in their order. */
export function merge(parts: Scores[]): Scores {
  const merged = noScores(parts.reduce((count, { points }) => count + points.length, 0));
  const counts = new Map<string, number>();
  let at = 0;
  for (const part of parts) {
    for (const column of ['correctness', 'points', 'streaks'] as const) {
      merged[column].set(part[column], at);
    }
    for (const [line, count] of part.counts) counts.set(line, (counts.get(line) ?? 0) + count);
    at += part.points.length;
  }
  return { ...merged, counts: [...counts] };
}

/** The answers from `start` up to `end`, in memory of their own. */
export function slice(answers: Answers, start: number, end: number): Answers {
  return {
    ...answers,
    values: answers.values.slice(start, end),
    elapsed: answers.elapsed.slice(start, end),
    streaks: answers.streaks.slice(start, end),
  };
}

/** The answers of a batch. */
export function answersOf({ players: _, elapsed, streaks, ...rest }: ScoringBatch): Answers {
  return { ...rest, elapsed: Float64Array.from(elapsed), streaks: Float64Array.from(streaks) };
}

/** The scores of a batch's answers, as results of its players. */
export function resultsOf({ players }: ScoringBatch, scores: Scores): ScoredBatch {
  const results = players.map((player, index) => ({
    player,
    correctness: scores.correctness[index] ?? 0,
    points: scores.points[index] ?? 0,
    streak: scores.streaks[index] ?? 0,
  }));
  return { results, counts: scores.counts };
}

/** Grades and scores a batch. Pure. @throws Error as {@link scoreAnswers} */
export const scoreBatch = (rules: Rules, batch: ScoringBatch): ScoredBatch =>
  resultsOf(batch, scoreAnswers(rules, answersOf(batch)));
