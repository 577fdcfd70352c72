import type { PlannedQuiz } from './engine/plan.ts';
import type { Question } from './engine/quiz.ts';
import type { Trouble } from './protocol/views.ts';
import type { Result, Standing } from './store/contract.ts';

/** A question's answers, as columns: that is how they travel to a thread. */
export interface ScoringBatch {
  /** The game's id. */
  game: string;
  mode: string;
  modeOptions: object;
  question: Question;
  /** Which question of the game it is, from 0. */
  index: number;
  players: string[];
  /** Canonical values. */
  values: unknown[];
  /** ms. */
  elapsed: number[];
  /** When the answers arrived, ms since the epoch. */
  receivedAt: number[];
  /** Right answers in a row before this question. */
  streaks: number[];
  /** Points before this question. */
  totals: number[];
}

export interface ScoredBatch {
  results: Result[];
  /** Lines of the distribution, and how many answers count in each. */
  counts: [line: string, count: number][];
  /** Lines that are known as right, where answers are written in many ways. Left out when there is none. */
  right?: string[];
  /** Left out when there was nothing to refuse. */
  refused?: Refused;
  /** Why no answer earned anything, where a plugin is to blame: hosts are told. */
  trouble?: Trouble;
}

/** How many values of a question type (`grade`, `label`) and of a mode (`score`) were not valid. */
export interface Refused {
  grade: number;
  score: number;
  label: number;
}

export interface Scoring {
  /** Scores answers in the pool. Rejects only when the server shuts down. */
  score(batch: ScoringBatch): Promise<ScoredBatch>;
  /**
   * What a mode that plans its games plans for a quiz, as JSON of the mode's making.
   * @throws QRushError `BAD_OPTIONS` with what the mode says against the quiz, or when it takes too long
   *   or fails otherwise; `UNAVAILABLE` when too many wait for their plans
   */
  plan(mode: string, quiz: PlannedQuiz, modeOptions: object): Promise<string>;
}

export interface Timers {
  /** Who handles timers of this kind; one handler a kind. Awaited; must be idempotent. */
  handle(kind: string, handler: (key: string, at: number) => Promise<void>): void;
  set(kind: string, key: string, at: number): Promise<void>;
  cancel(kind: string, key: string): Promise<void>;
  /**
   * Fires timers from now on. The core calls it once all handlers are there: a process that claims a
   * timer it cannot handle keeps it from the others until its lease ends.
   */
  start(): void;
}

export interface Leaderboard {
  /** Adds a question's results to the totals: once, however often it is called. */
  record(gameId: string, question: number, results: Result[]): Promise<void>;
  top(gameId: string, count: number): Promise<(Standing & { nickname: string })[]>;
  standings(gameId: string, playerIds: string[]): Promise<Map<string, Standing>>;
}

/** Services by name. The core needs these three; plugins add theirs by declaration merging. */
export interface Services {
  scoring: Scoring;
  timers: Timers;
  leaderboard: Leaderboard;
}
