import type { Form, Right } from './form.ts';

/** What clients get to see of players, questions and results. */

/**
 * Why somebody waits for the host: the game's host approves every name (`approval`), a plugin wants the
 * host to agree to this name (`name`), or somebody says that they are a player who is in already (`returns`).
 */
export type Why = 'approval' | 'name' | 'returns';

/** One line of the answer distribution shown at the reveal. */
export interface Bucket {
  label: string;
  count: number;
  /** The answer is right, though no right answer is written like it. Left out otherwise. */
  right?: true;
}

export interface PlayerView {
  id: string;
  nickname: string;
}

/** Somebody who waits for the host, see `Why`. */
export interface WaitingView {
  id: string;
  name: string;
  why: Why;
}

/** A question as players see it: nothing in it tells the right answer. */
export interface QuestionView {
  /** 0-based. */
  index: number;
  /** Number of questions in the game. */
  total: number;
  type: string;
  text: string;
  /** What to draw, and what an answer looks like. */
  form: Form;
  /** The texts of the form's options, for clients that know no forms. */
  options?: string[];
  media?: { image: string; alt: string };
  /** Server times, ms since the epoch. */
  openedAt: number;
  closesAt: number;
}

export interface RevealView {
  index: number;
  /** single, multiple: right option indexes; boolean: true/false; text: accepted[]; number: value. */
  correct: unknown;
  /** The right answer in words; empty where there is none. */
  text: string;
  /** What was right, by the question's form. */
  right?: Right;
  /** There is no right answer, as in a poll: nobody is wrong. */
  graded?: false;
  /** Options in order, or the most frequent answers. */
  distribution: Bucket[];
}

/** A player's own result of the question just revealed. */
export interface OwnResult {
  /** Where there is no right answer: whether the player has answered. */
  correct: boolean;
  points: number;
  total: number;
  rank: number;
  /** Right answers in a row. */
  streak: number;
}

export interface Place {
  rank: number;
  nickname: string;
  total: number;
}

/** A player's own place when the game is over. */
export interface OwnPlace {
  rank: number;
  total: number;
}
