import type { Stage, StageKind } from './stage.ts';

/** The moments of a game at which something may break, in order. */
export type Moment =
  /** Half of the players have joined. */
  | 'lobby'
  /** The host is about to have a question opened. */
  | 'next'
  /** Half of the answers to a question are acked. */
  | 'open'
  /** The last answer is about to be sent, or the time is running out. */
  | 'closing'
  /** The first client has seen a reveal. */
  | 'reveal'
  /** The host is about to end the game. */
  | 'finish'
  /** The game has ended, and is being archived. */
  | 'archive';

/** Everything that a strike can reach. */
export interface Target {
  stage: Stage;
  /** The process whose turn it is: another one each time. */
  victim: number;
  /** 0-based; -1 where the moment has none. */
  question: number;
  /** The game is over, or has been given up. */
  over: AbortSignal;
  /** Lets some players leave for good. */
  quit(tenths: number): void;
  /** Lets all players join again and again with their tokens, for so many ms. */
  rejoin(ms: number): Promise<void>;
  /** Lets clients in that never read what they are sent. */
  deafen(count: number): Promise<void>;
}

/** Breaks something. It takes as long as that is broken. */
export type Strike = (target: Target) => Promise<void>;

/** A game in which something breaks. */
export interface Scenario {
  name: string;
  group: string;
  about: string;
  on: StageKind;
  strikes: Partial<Record<Moment, Strike>>;
  /** At every question, and not at one of them: another one in each repetition. */
  always?: true;
  /** ms that the fault lasts for a client, where that is not how long the strike took. */
  lasts?: number;
  /** Clients are reached all the while, so nothing is excused. */
  reachable?: true;
  /** Default 3. */
  questions?: number;
  /** s that a question is open; default 5. */
  limit?: number;
  /** In the second question one player says nothing, so that it takes its whole time: unless told. */
  talkative?: true;
  /** The game is to be forgotten, and everybody told so. */
  vanishes?: true;
  /** A crowd: players as many as `--storm` says; and the share of the fullest process matters. */
  storm?: true;
  /** Variables of single processes, by their place. */
  settings?: () => Record<string, string>[];
  /** Percent of the players that the fullest process may have at the end. */
  fullest?: number;
}
