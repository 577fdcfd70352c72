import type { Snapshot } from './snapshot.ts';
import type { OwnPlace, OwnResult, Place, QuestionView, RevealView, WaitingView } from './views.ts';

/** What the server sends by itself on the namespaces /play and /host. */

export interface Versioned {
  /** Counts transitions of the game; after a gap a client asks `sync`. */
  version: number;
}

export interface LobbyEvent extends Versioned {
  players: number;
  /** Who joined since the last one; at most 20. */
  joined?: string[];
}
export type QuestionEvent = Versioned & QuestionView;
export interface AnswersEvent extends Versioned {
  index: number;
  count: number;
}
export type RevealEvent = Versioned & RevealView & { you?: OwnResult };
export interface LeaderboardEvent extends Versioned {
  index: number;
  top: Place[];
}
export interface FinishedEvent extends Versioned {
  podium: Place[];
  you?: OwnPlace;
}

/** Events to players and hosts alike. */
export interface SharedEvents {
  lobby: (event: LobbyEvent) => void;
  question: (event: QuestionEvent) => void;
  /** With a version one above the open question's: the question has closed. */
  answers: (event: AnswersEvent) => void;
  reveal: (event: RevealEvent) => void;
  leaderboard: (event: LeaderboardEvent) => void;
  finished: (event: FinishedEvent) => void;
  state: (snapshot: Snapshot) => void;
  /** To a connection that has heard nothing for a while. A client that is behind asks `sync`. */
  beat: (event: Versioned) => void;
}

export interface PlayServerEvents extends SharedEvents {
  /** The player is no longer in the game through this connection. */
  removed: (event: { reason: 'kicked' | 'replaced' | 'closed' }) => void;
}

export interface HostServerEvents extends SharedEvents {
  /** The game is no longer there. */
  removed: (event: { reason: 'closed' }) => void;
  /** Everybody who waits to be let in, first come first. */
  waiting: (event: WaitingView[]) => void;
}
