import type { PlayedPlayer } from './contract.ts';

/** How a question went: the sums that a report needs. */
export interface QuestionFigures {
  question: number;
  answers: number;
  /** Answers that were all right. */
  right: number;
  /** How right they were, 0 to 1 each, and what they earned: of all of them together. */
  credit: number;
  points: number;
  /** ms that all of them took together. */
  elapsed: number;
  /** When it opened, as the first answers tell; ms since the epoch. Left out where there are none. */
  openedAt?: number;
  /** Answers by how long they took, in tenths of a second, rounded down; in this order. */
  tenths: [tenth: number, answers: number][];
}

/** The sums of several players. */
export interface Tally {
  players: number;
  points: number;
  answers: number;
  /** Those to questions that are graded, and of them those that were all right. */
  graded: number;
  right: number;
  /** ms that all answers took together. */
  elapsed: number;
}

/** A player with what a list tells of them. */
export interface TalliedPlayer extends Omit<Tally, 'players' | 'points'> {
  id: string;
  nickname: string;
  channel: string;
  group?: number;
  total: number;
  rank: number;
}

export interface PlayerQuery {
  /** How many questions the game has. */
  questions: number;
  /** A part of the nickname; case does not count. */
  q?: string | undefined;
  channel?: string | undefined;
  group?: number | undefined;
  /** Only who did not answer this question. */
  absent?: number | undefined;
  sort: 'rank' | 'nickname' | 'total' | 'answers' | 'right' | 'seconds';
  descending: boolean;
  limit: number;
  offset: number;
}

/** Answers to one question that are the same. */
export interface GivenValue {
  value: unknown;
  count: number;
}

/**
 * Reports of archived games, added up by the database. An unknown game has no players and no answers.
 * `graded` are the questions with right answers that count.
 */
export interface ReportRecords {
  /** By question, of those that anybody answered or was scored in. */
  questions(id: string): Promise<QuestionFigures[]>;
  /** All players together, and the best. */
  totals(
    id: string,
    best: number,
  ): Promise<{
    players: number;
    points: number;
    channels: { name: string; players: number }[];
    best: { id: string; nickname: string; rank: number; total: number }[];
  }>;
  /** Of a question: what was answered, the most frequent first. */
  values(id: string, question: number): Promise<GivenValue[]>;
  players(
    id: string,
    graded: number[],
    query: PlayerQuery,
  ): Promise<{ players: TalliedPlayer[]; total: number }>;
  /** One player, with all that is archived of them. */
  player(id: string, player: string): Promise<PlayedPlayer | undefined>;
  /** By group or channel. */
  tallies(
    id: string,
    graded: number[],
    by: 'group' | 'channel',
  ): Promise<(Tally & { by: string | number })[]>;
}
