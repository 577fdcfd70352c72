import type { Picture, Quiz } from '../engine/quiz.ts';
import type { Ruling } from '../engine/rulings.ts';
import type { GameOptions } from '../engine/state.ts';
import type { ChannelReport, CreditFigures } from '../protocol/channels.ts';
import type { NewLook } from '../protocol/look.ts';
import type { ReportRecords } from './report-contract.ts';
import type { ShareRecords } from './share-contract.ts';
import type { WebhookRecords } from './webhook-contract.ts';

/** Records that last: quizzes, finished games, and browsers that are signed in. */
export interface Records {
  readonly quizzes: QuizRecords;
  readonly games: GameRecords;
  readonly reports: ReportRecords;
  readonly shares: ShareRecords;
  readonly webhooks: WebhookRecords;
  readonly signIns: SignInRecords;
  readonly looks: LookRecords;
  /** Numbers for GET /admin/db-stats. */
  stats(): Promise<DbStats>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A question as it is kept: of a draft, whatever there is of it. */
export type KeptQuestion = Record<string, unknown> & { id: string };

/** The author's part of a quiz. In a draft the texts may be empty, and any question incomplete. */
export interface QuizContent {
  title: string;
  description: string;
  language: string;
  tags: string[];
  cover?: Picture | undefined;
  questions: KeptQuestion[];
}

/** A quiz as it is kept. */
export interface KeptQuiz extends QuizContent {
  id: string;
  /** Counts the edits from 1. */
  revision: number;
  /** `false` for a draft. */
  playable: boolean;
  shipped: boolean;
  owner: string | null;
  createdAt: Date;
  updatedAt: Date;
  archivedAt?: Date;
  deletedAt?: Date;
}

/** A quiz in a list. */
export interface QuizSummary extends Omit<KeptQuiz, 'questions' | 'owner'> {
  /** Number of questions. */
  questions: number;
  /** The types of its questions, each once. */
  types: string[];
  /** Number of finished games. */
  played: number;
  lastPlayedAt?: Date;
}

export type QuizState = 'active' | 'archived' | 'deleted';
export type QuizSort = 'updated' | 'created' | 'title' | 'played';

/** Selects the quizzes of a list. */
export interface QuizQuery {
  /** Words, or parts of words: all of them are in its texts. */
  q?: string | undefined;
  tag?: string | undefined;
  /** `active` when left out. */
  state?: QuizState | undefined;
  /** Shipped ones first, then the newest first, when left out. */
  sort?: QuizSort | undefined;
  /** All when left out. */
  limit?: number | undefined;
  offset?: number | undefined;
}

export interface QuizPage {
  quizzes: QuizSummary[];
  /** Quizzes that the query finds, on all pages. */
  total: number;
}

export interface QuizRecords {
  /**
   * Stores a quiz. Questions without an id, or with one that is there already, get one.
   * With `slug`, stores it only if no quiz of this slug exists yet, not even a deleted one.
   * @returns the id of the quiz
   */
  add(
    quiz: Quiz | QuizContent,
    about?: { slug?: string | undefined; playable?: boolean; owner?: string | null },
  ): Promise<string>;
  /** A quiz, also a deleted one, as it is now. */
  get(id: string): Promise<KeptQuiz | undefined>;
  /**
   * Replaces what an author has written, if the revision still is that of `kept`; in one step with the
   * check. Questions get ids as in {@link add}.
   * @returns the quiz as it was written; undefined when somebody else was faster, or it is deleted
   */
  replace(
    kept: KeptQuiz,
    content: QuizContent,
    about: { playable: boolean; archivedAt: Date | undefined },
  ): Promise<KeptQuiz | undefined>;
  /**
   * Marks a quiz as deleted.
   * @param revision if it still is this one; whatever it is, when left out
   * @returns since when it is deleted; undefined when it was not done
   */
  remove(id: string, revision?: number): Promise<Date | undefined>;
  /** Brings a deleted quiz back. @param since unless it was deleted before this @returns whether it did */
  restore(id: string, since: Date): Promise<boolean>;
  /**
   * Deletes for good what was deleted before this. A shipped quiz is emptied: it would come back with
   * the next start.
   * @returns how many
   */
  purge(before: Date): Promise<number>;
  list(query?: QuizQuery): Promise<QuizPage>;
  /** All that is stored of each quiz, also of deleted ones, as one text: to find out what they name. */
  texts(): AsyncIterable<string>;
  /** The tags of the quizzes in this state, the most frequent first; at most `limit`. */
  tags(state: QuizState, limit: number): Promise<{ tag: string; count: number }[]>;
}

/** A host's logo and colours, which are those of the server. */
export interface LookRecords {
  get(): Promise<NewLook>;
  set(look: NewLook): Promise<void>;
}

/** Browsers that are signed in, by ids that nobody can guess. */
export interface SignInRecords {
  add(id: string, expiresAt: Date): Promise<void>;
  /** Whether this one is signed in now. */
  has(id: string): Promise<boolean>;
  remove(id: string): Promise<void>;
  /** @returns how many there were */
  removeAll(): Promise<number>;
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
  owner?: string;
  /** It was made to try things out: it does not count as a game of its quiz. */
  trial?: true;
  /** Hosts' rulings, in this order; left out where there are none. */
  rulings?: Ruling[];
  /** Of a mode with groups: as the players' `group` counts them. */
  groups?: ArchivedGroup[];
  /** Facts of the game that channels knew when it was over. */
  channels?: ArchivedChannel[];
  /** How many of its questions were asked; left out in games of earlier versions. */
  asked?: number;
  /** The questions without right answers that count, 0-based; left out in games of earlier versions. */
  ungraded?: number[];
}

export interface ArchivedGroup {
  name: string;
  /** As the mode adds up what its members have. */
  total: number;
  players: number;
}

export interface ArchivedChannel {
  name: string;
  title: string;
  /** Of a channel that could tell. */
  report?: ChannelReport;
  /** Of a channel by which somebody answered; left out in games of earlier versions. */
  credit?: CreditFigures;
}

/** A finished game in a list. */
export interface FinishedGame
  extends Pick<
    ArchivedGame,
    'id' | 'quizId' | 'mode' | 'outcome' | 'createdAt' | 'finishedAt' | 'trial'
  > {
  /** The quiz's. */
  title: string;
  /** Number of questions. */
  questions: number;
  /** Number of players. */
  players: number;
  /** Right answers of those given, 0 to 1; left out where none counts, and in older games. */
  right?: number;
  /** Nicknames of who is first, some of them; nobody is without points. */
  winners: string[];
}

/** A filter for finished games: each field narrows it. */
export interface GameQuery {
  /** Words, or parts of words: all of them are in its title. */
  q?: string | undefined;
  quiz?: string | undefined;
  mode?: string | undefined;
  /** Over at this time or later, and before that time. */
  from?: Date | undefined;
  to?: Date | undefined;
  /** Those that were made to try things out, instead of the others. */
  trials?: boolean | undefined;
}

/** The size of a game's records. */
export interface GameCounts {
  players: number;
  answers: number;
  results: number;
}

export interface ArchivedPlayer {
  id: string;
  nickname: string;
  channel: string;
  total: number;
  rank: number;
  /** Of the game's groups, counted from 0. */
  group?: number;
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
  /** In place of the game's own: what is known once all rows have gone by. */
  channels?: ArchivedChannel[];
}

/** A player with all that is archived of them, by question. */
export interface PlayedPlayer extends ArchivedPlayer {
  answers: Omit<ArchivedAnswer, 'player'>[];
  results: Omit<ArchivedResult, 'player'>[];
}

export interface GameRecords {
  /**
   * Writes a finished game, whole or not at all, in small batches within one transaction: a game that
   * runs beside it does not notice. A game that was written before is left as it is.
   * @param rows everything that happened in it, in any order
   * @param tell addresses that are to be told of it, see `WebhookRecords`
   * @returns whether it was written now
   */
  archive(
    game: ArchivedGame,
    rows: AsyncIterable<ArchivedRows>,
    tell?: readonly string[],
  ): Promise<boolean>;
  get(id: string): Promise<ArchivedGame | undefined>;
  /**
   * Everybody who was in a game, best first, some at a time.
   * @param only the questions of which answers and results are read; all, when left out
   */
  pages(id: string, only?: number[]): AsyncIterable<PlayedPlayer[]>;
  /** Finished games, the newest first: some of those that the query finds, and how many it finds. */
  list(
    query: GameQuery & { limit: number; offset: number },
  ): Promise<{ games: FinishedGame[]; total: number }>;
  /** Ids of all finished games that the query finds, the oldest first, some at a time. */
  ids(query: GameQuery): AsyncIterable<string[]>;
  /** Ids of games that were over before this, but for those to try things out; the oldest first. */
  before(time: Date, limit: number): Promise<string[]>;
  /** Replaces the facts that channels told of a game, if there is one. */
  keepChannels(id: string, channels: ArchivedChannel[]): Promise<void>;
  /** Ids of games to try things out that were over before this, the oldest first. */
  trialsBefore(time: Date, limit: number): Promise<string[]>;
  /** The records that would go with a game; undefined when there is no such game. */
  counts(id: string): Promise<GameCounts | undefined>;
  /**
   * Deletes a game with all that is kept of it, whole or not at all, in small batches within one
   * transaction, as {@link archive} writes it.
   * @returns what there was; undefined when there is no such game
   */
  remove(id: string): Promise<GameCounts | undefined>;
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
