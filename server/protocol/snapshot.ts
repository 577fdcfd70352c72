import type { Versioned } from './events.ts';
import type {
  OwnResult,
  Place,
  PlayerView,
  QuestionView,
  RevealView,
  Trouble,
  WaitingView,
} from './views.ts';

/** Everything a client needs to show the game as it is now. */
export interface Snapshot extends Versioned {
  pin: string;
  title: string;
  phase: 'lobby' | 'countdown' | 'question' | 'closed' | 'revealed' | 'finished';
  /** While the game is paused: when that began. Times to come are held as of then. */
  pausedAt?: number;
  locked: boolean;
  /** Server time, ms since the epoch: the client's clock offset comes from it. */
  now: number;
  players: number;
  /** Number of questions. */
  total: number;
  /** Phase `countdown`: when the first question opens. */
  opensAt?: number;
  /** Phases `question`, `closed` and `revealed`. */
  question?: QuestionView;
  /** Answers to that question so far. */
  answers?: number;
  /** Phases `revealed` and `finished`: the last reveal. */
  reveal?: RevealView;
  leaderboard?: Place[];
  /** Phase `revealed`: when the game goes on by itself. */
  nextAt?: number;
  /** Phase `finished`. */
  podium?: Place[];
  /** On /play, in acks and after something was missed: what is the player's own. */
  you?: OwnState;
  /** On /host, in acks only: who is in the lobby, the latest last; at most 200. */
  roster?: PlayerView[];
  /** On /host, in acks only: whom the host has removed and not let back in, the latest last; at most 50. */
  removed?: PlayerView[];
  /** On /host, in acks only: who waits to be let in, first come first; at most 200. */
  waiting?: WaitingView[];
  /** On /host, in acks only: plugins that do not work in this game, as they were found; at most 20. */
  troubles?: Trouble[];
}

export interface OwnState extends PlayerView {
  total: number;
  rank: number;
  streak: number;
  /** The answer given to `question`, if any. */
  answered?: { value: unknown; receivedAt: number };
  /** The result of `reveal`, if there is one. */
  result?: OwnResult;
}
