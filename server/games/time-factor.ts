import type { Quiz } from '../engine/quiz.ts';
import type { GameOptions } from '../engine/state.ts';

/** Seconds that a question has at the most, and at the least: as authors may write them. */
const LONGEST = 600;
const SHORTEST = 1;

/** The quiz with the time of each question as a game's `timeFactor` makes it, in whole seconds. */
export function inGameTime(quiz: Quiz, { timeFactor = 1 }: GameOptions): Quiz {
  if (timeFactor === 1) return quiz;
  const limit = (seconds: number) =>
    Math.min(LONGEST, Math.max(SHORTEST, Math.round(seconds * timeFactor)));
  return {
    ...quiz,
    questions: quiz.questions.map((question) => ({ ...question, limit: limit(question.limit) })),
  };
}
