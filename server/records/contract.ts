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
}

/** A finished game as it is archived. `question` is a 0-based index; times in ms since the epoch. */
export interface Archive {
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
  players: ArchivedPlayer[];
  answers: ArchivedAnswer[];
  results: ArchivedResult[];
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
  question: number;
  value: unknown;
  receivedAt: number;
  elapsed: number;
}
export interface ArchivedResult {
  player: string;
  question: number;
  correctness: number;
  points: number;
  streak: number;
}

export interface GameRecords {
  /**
   * Writes a finished game, whole or not at all, in batches within one transaction.
   * A game that was written before is left as it is. @returns whether it was written now
   */
  archive(game: Archive): Promise<boolean>;
  get(id: string): Promise<Archive | undefined>;
}

export interface DbStats {
  driver: 'pglite' | 'postgresql';
  quizzes: number;
  games: number;
  /** Statements run since the start, and the slowest of them in ms. */
  queries: { count: number; totalMs: number; slowestMs: number };
  /** The latest slow statements. */
  slow: { ms: number; query: string }[];
  /** Connections of this process to the database, and to each replica. */
  pools: { connections: number; idle: number; waiting: number }[];
}
