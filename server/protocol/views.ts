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

/** A plugin that does not work in this game, as its host is told. */
export interface Trouble {
  plugin: string;
  /** Which part of it. */
  what: 'mode' | 'type';
  /** What the mode or question type is called. */
  name: string;
  /** What is wrong and what follows, as a sentence. */
  message: string;
}

/** A question as players see it: nothing in it tells the right answer. */
export interface QuestionView {
  /** 0-based. */
  index: number;
  /** Number of questions in the game. */
  total: number;
  type: string;
  text: string;
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
  /** Options in order, or the most frequent answers. */
  distribution: Bucket[];
}

/** A player's own result of the question just revealed. */
export interface OwnResult {
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
