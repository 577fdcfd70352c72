/**
 * The record of a game; the checks work from this and from the server's. All times in ms since the
 * epoch.
 */

/** An answer from its first attempt to what became of it. */
export interface Given {
  question: number;
  /** The option, 0-based. */
  value: number;
  sentAt: number;
  /** When its ack came, be it a grant or a refusal. */
  endedAt?: number;
  /** As the ack said: an answer that has this was promised to count. */
  receivedAt?: number;
  refused?: string;
}

/** A stretch of time; without `to` it lasts. */
export interface Stretch {
  from: number;
  to?: number;
}

/**
 * News that a client can get, by question, `asking` of the ask before it; `finished` has no
 * question.
 */
export type News = `asking ${number}` | `question ${number}` | `reveal ${number}` | 'finished';

/** One client of a game. */
export interface ClientRecord {
  name: string;
  /** When it first saw this, by an event or a snapshot. */
  saw: Map<News, number>;
  /** When it was in the game, as far as it could know. */
  inGame: Stretch[];
  /** ms from the first attempt until it was in the game. */
  entry?: number;
  /** ms from each loss of the connection until it was in the game again. */
  ways: number[];
  /**
   * Attempts to connect that hung until the client gave them up. Where Node's cluster hands connections
   * out, a process takes the one with it that it was just given when it is killed (docs/operations.md).
   */
  hung?: Required<Stretch>[];
  /** News that it should not have got. */
  problems: string[];
}

/** ms between these times in which an attempt of the client to connect hung. */
export const hungFor = ({ hung = [] }: ClientRecord, from: number, to: number): number =>
  hung.reduce((sum, one) => sum + Math.max(0, Math.min(one.to, to) - Math.max(one.from, from)), 0);

export interface PlayerRecord extends ClientRecord {
  /** Every nickname it asked for: another one than its name only after a join without an ack. */
  nicknames: string[];
  given: Given[];
  /** It left for good, on purpose. */
  left?: number;
  /** It reads nothing, so nothing can be told to it. */
  deaf?: true;
}

export interface QuestionRecord {
  openedAt: number;
  /** As the store says, once it is closed. */
  closedAt?: number;
  /** When the host moved on. */
  wentOnAt?: number;
}

/** The quiz, as far as points go, by question. */
export type Rules = {
  /** s */
  limit: number;
  points: number;
  /** The right option, 0-based. */
  right: number;
  options: string[];
}[];

export interface GameRecord {
  id: string;
  rules: Rules;
  questions: QuestionRecord[];
  players: PlayerRecord[];
  host: ClientRecord;
  /** When something was broken. */
  faults: Stretch[];
  /** When clients found out that the game is gone, where that is what is to happen. */
  gone: { name: string; at: number }[];
  /** Players of each process, where somebody asked. */
  shares: number[];
  /** Problems on the way. */
  problems: string[];
}

/** The server's records of a finished game: its report, and the rows in PostgreSQL. */
export interface Kept {
  players: {
    rank: number;
    nickname: string;
    total: number;
    answers: { question: number; answer: string; points: number; seconds: number }[];
  }[];
  rows: {
    nickname: string;
    question: number;
    value: unknown;
    receivedAt: number;
    elapsed: number;
  }[];
}
