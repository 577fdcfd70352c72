import type { PlannedQuiz } from './engine/plan.ts';
import type { Question } from './engine/quiz.ts';
import type { Decision } from './engine/round.ts';
import type { Judged } from './engine/rulings.ts';
import type { Trouble } from './protocol/views.ts';
import type { Neighbours, Result, Standing } from './store/contract.ts';

/** A question's answers, as columns: that is how they travel to a thread. */
export interface ScoringBatch {
  /** The game's id. */
  game: string;
  /** The name of the game's mode. */
  mode: string;
  /** The mode's options, as the game was created with them. */
  modeOptions: object;
  /** With the language that it is in. */
  question: Question;
  /** The question's index in the game, from 0. */
  index: number;
  /** Ids of who is scored; the other columns are in the same order. */
  players: string[];
  /** Canonical values; undefined of who gave none. */
  values: unknown[];
  /** ms from the opening to the answer, pauses taken out. */
  elapsed: number[];
  /** When the answers arrived, ms since the epoch; NaN of who gave none. */
  receivedAt: number[];
  /** Right answers in a row before this question. */
  streaks: number[];
  /** Points before this question. */
  totals: number[];
  /** The mode's memory of each; left out where it remembers nobody. */
  memories?: unknown[];
  /** The first question that each could answer, where the mode is told. */
  since?: number[];
  /** The group of each, where there are groups. */
  groups?: (number | undefined)[];
  /**
   * The answers of each before the question and beside it, or the values that count instead, where
   * they are asked.
   */
  before?: unknown[];
  beside?: unknown[];
  /** The answer of each at the join, or the value that stands in for it, where the plan asks. */
  join?: unknown[];
  /** How many questions the game has. */
  questions: number;
  /** Secret, of this game and question. */
  seed: string;
  /** Answers to a question without right ones are scored, too. */
  polls?: true;
  /** The conclusion of the mode's round: scores are settled by it. */
  verdict?: { is: unknown };
  /** Hosts' rulings about answers: they hold whatever the type says. */
  judged?: Judged[];
  /** Nothing is scored: only how answers read is asked for, see {@link ScoredBatch.readings}. */
  readings?: true;
}

/** A mode's sums of a round, to be put together. */
export interface RoundSums extends Pick<ScoringBatch, 'game' | 'mode' | 'modeOptions'> {
  /** JSON of a part each; null for one that could not be made. */
  sums: (string | null)[];
}

/** The result of a batch. */
export interface ScoredBatch {
  /** In the order of the batch. */
  results: Result[];
  /** Lines of the distribution, and how many answers count in each. */
  counts: [line: string, count: number][];
  /** Lines that are known as right, where answers are written in many ways. Left out when there is none. */
  right?: string[];
  /** The different answers, where that was asked for: the most frequent first. */
  readings?: ReadAnswers[];
  /** Of a mode with a round that has not come to a verdict yet. */
  sums?: RoundSums['sums'];
  /** Left out when there was nothing to refuse. */
  refused?: Refused;
  /** Why no answer earned anything, where a plugin is to blame: hosts are told. */
  trouble?: Trouble;
}

/** Answers that read alike. */
export interface ReadAnswers extends Judged {
  count: number;
}

/** How many values of a question type (`grade`, `label`) and of a mode (`score`, `settle`) were not valid. */
export interface Refused {
  grade: number;
  score: number;
  settle: number;
  label: number;
}

/** Scores answers: the service `scoring`. */
export interface Scoring {
  /** Scores answers in the pool. Rejects only when the server shuts down. */
  score(batch: ScoringBatch): Promise<ScoredBatch>;
  /**
   * The conclusion from the sums of a question; a decision of nothing when the round fails. May be
   * left out by a scoring that gives no sums.
   * @throws QRushError `UNAVAILABLE` when too many wait, or the server shuts down
   */
  conclude?(sums: RoundSums): Promise<Decision>;
  /**
   * The mode's plan for a quiz, as JSON of the mode's making.
   * @throws QRushError `BAD_OPTIONS` with what the mode says against the quiz, or when it takes too long
   *   or fails otherwise; `UNAVAILABLE` when too many wait for their plans
   */
  plan(mode: string, quiz: PlannedQuiz, modeOptions: object): Promise<string>;
}

/** Timers that fire in one process: the service `timers`. Plugins have their own as `ctx.timers`. */
export interface Timers {
  /** Sets the handler of timers of this kind; one handler a kind. Awaited; must be idempotent. */
  handle(kind: string, handler: (key: string, at: number) => Promise<void>): void;
  /** Fires once, `at` this time (ms, the store's clock); replaces the timer of this kind and key. */
  set(kind: string, key: string, at: number): Promise<void>;
  /** Does nothing when there is no such timer. */
  cancel(kind: string, key: string): Promise<void>;
  /**
   * Fires timers from now on. The core calls it once all handlers are there: a process that claims a
   * timer it cannot handle keeps it from the others until its lease ends.
   */
  start(): void;
}

/** A standing with whose it is. */
export interface NamedStanding extends Standing {
  nickname: string;
  /** The face that the player has chosen, if any. */
  face?: number;
}

/** Totals and ranks: the one way to read a game's board. */
export interface Leaderboard {
  /**
   * Adds a question's results to the totals: once, however often it is called. Results of a higher `rev`
   * take the place of those before, see `BoardStore.record`.
   */
  record(gameId: string, question: number, results: Result[]): Promise<void>;
  /** The first `count` by points. */
  top(gameId: string, count: number): Promise<NamedStanding[]>;
  /** Where these players stand; without who is not on the board. */
  standings(gameId: string, playerIds: string[]): Promise<Map<string, Standing>>;
  /**
   * The players right above and right below these; players who are not on the board have none. May
   * be left out: then players are not told.
   */
  near?(gameId: string, playerIds: string[]): Promise<Map<string, Neighbours>>;
  /** A player's results of these questions, in this order. May be left out: then nobody is told points. */
  history?(gameId: string, playerId: string, questions: number[]): Promise<(Result | undefined)[]>;
  /** The recorded results of a question, a page at a time. */
  results(gameId: string, question: number): AsyncIterable<Result[]>;
}

/** The services that the core needs, by name. */
export interface CoreServices {
  scoring: Scoring;
  timers: Timers;
  leaderboard: Leaderboard;
}
