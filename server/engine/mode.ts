import type { z } from 'zod';

/** What a mode knows of one graded answer. */
export interface GradedAnswer {
  /** 0 wrong .. 1 right. */
  correctness: number;
  /** ms from the question's opening to the answer, pauses taken out; at most `limit`. */
  elapsed: number;
  /** ms the question was open for answers. */
  limit: number;
  /** Points of a perfect answer. */
  points: number;
  /** Right answers in a row before this question. */
  streak: number;
}

/** One that breaks these rules counts as no points and no streak. */
export interface Score {
  /** Whole points, from -1,000,000 to 1,000,000. */
  points: number;
  /** Right answers in a row after this question: a whole number from 0 to 1,000,000. */
  streak: number;
}

/** A game mode: how answers become points. Pure, so that it runs in scoring threads. */
export interface GameMode<Options extends object = object> {
  /** What `POST /api/games { mode }` says. */
  name: string;
  title: string;
  /** The mode's own options of `POST /api/games { options }`. */
  options: z.ZodType<Options>;
  /** Promises that `score` takes microseconds and can't hang, as with question types. */
  quick?: true;
  score(answer: GradedAnswer, options: Options): Score;
}

/** Declares a game mode; register it with `ctx.modes.register`. */
export function defineMode<Options extends object>(mode: GameMode<Options>): GameMode<Options> {
  return mode;
}
