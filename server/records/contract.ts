import type { Quiz } from '../engine/quiz.ts';
import type { GameOptions } from '../engine/state.ts';

/** What lasts: quizzes, and the games that were played. */
export interface Records {
  readonly quizzes: QuizRecords;
  readonly games: GameRecords;
  /** Numbers for GET /admin/db-stats. */
  stats(): Promise<DbStats>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface QuizSummary {
  id: string;
  title: string;
  description: string;
  language: string;
  questions: number;
  createdAt: Date;
}

export interface QuizRecords {
  /** Stores a validated quiz. With `slug`, stores it only if no quiz of this slug exists yet. */
  add(quiz: Quiz, slug?: string): Promise<string>;
  get(id: string): Promise<Quiz | undefined>;
  /** All quizzes, shipped ones first, then the newest first. */
  list(): Promise<QuizSummary[]>;
  /** All that is stored of each quiz, as one text: to find out what they name. */
  texts(): AsyncIterable<string>;
}

/** A finished game as it is archived. Times are in ms since the epoch. */
export interface ArchivedGame {
  id: string;
  pin: string;
  quizId: string;
  /** The quiz as it was played. */
  quiz: Quiz;
  mode: string;
  options: GameOptions;
  modeOptions: object;
  outcome: 'completed' | 'ended';
  createdAt: number;
  finishedAt: number;
}
export interface ArchivedPlayer {
  id: string;
  nickname: string;
  channel: string;
  total: number;
  rank: number;
}
export interface ArchivedAnswer {
  player: string;
  /** 0-based. */
  question: number;
  value: unknown;
  receivedAt: number;
  /** ms. */
  elapsed: number;
}
export interface ArchivedResult {
  player: string;
  question: number;
  /** 0 wrong .. 1 right. */
  correctness: number;
  points: number;
  streak: number;
}

/** Some of what happened in a game. */
export interface ArchivedRows {
  players?: ArchivedPlayer[];
  answers?: ArchivedAnswer[];
  results?: ArchivedResult[];
}

/** A player with all that is archived of them, by question. */
export interface PlayedPlayer extends ArchivedPlayer {
  answers: Omit<ArchivedAnswer, 'player'>[];
  results: Omit<ArchivedResult, 'player'>[];
}

/** How a question went: answers given, and those that were all right. */
export interface QuestionCount {
  question: number;
  answers: number;
  right: number;
}

export interface GameRecords {
  /**
   * Writes a finished game, whole or not at all, in small batches within one transaction: a game that
   * runs beside it does not notice. A game that was written before is left as it is.
   * @param rows everything that happened in it, in any order
   * @returns whether it was written now
   */
  archive(game: ArchivedGame, rows: AsyncIterable<ArchivedRows>): Promise<boolean>;
  get(id: string): Promise<ArchivedGame | undefined>;
  /** Counts by question, of those that anybody answered. */
  questions(id: string): Promise<QuestionCount[]>;
  /** Everybody who was in a game, best first, some at a time. */
  pages(id: string): AsyncIterable<PlayedPlayer[]>;
}

export interface DbStats {
  driver: 'sqlite' | 'postgresql';
  quizzes: number;
  games: number;
  /** Statements run since the start, and the slowest of them in ms. */
  queries: { count: number; totalMs: number; slowestMs: number };
  /** The latest slow statements. */
  slow: { ms: number; query: string }[];
  /** Connections of this process to the database, and to each replica. */
  pools: { connections: number; idle: number; waiting: number }[];
}
