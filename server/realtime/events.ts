import { z } from 'zod';
import type { Bucket } from '../engine/question-type.ts';
import type { ErrorView } from '../errors.ts';
import type { Why } from '../sessions/waiting/contract.ts';

/**
 * The wire: every event of the namespaces /play and /host, shared by the server, the pages, the
 * bridges and the load tests. docs/protocol.md says the same in words.
 */

// What clients send -------------------------------------------------------------------------------

const pin = z.string().regex(/^\d{6}$/, 'six digits');
const token = z.string().max(200);
const playerId = z.string().max(40);
const nothing = z.object({});

/** Schemas of what players send on /play. */
export const playRequests = {
  join: z.object({
    pin,
    nickname: z.string().max(200),
    token: token.optional(),
    /** A random name that the page keeps for itself: by it a removed player is known again. */
    device: z.string().min(1).max(64).optional(),
    /** The name is mine: when it is taken, ask the host to give me the seat. Needs a `device`. */
    returns: z.boolean().optional(),
  }),
  answer: z.object({ question: z.int().min(0), value: z.unknown() }),
  /** Asks what an answer would be taken for, before it is sent. */
  read: z.object({ question: z.int().min(0), value: z.unknown() }),
  sync: nothing,
} as const;

/** Schemas of what hosts send on /host. */
export const hostRequests = {
  /** `watch`: without taking the game over from the host who has it. */
  attach: z.object({ pin, hostToken: token, watch: z.boolean().optional() }),
  sync: nothing,
  start: nothing,
  next: nothing,
  pause: nothing,
  resume: nothing,
  skip: nothing,
  lock: z.object({ locked: z.boolean() }),
  kick: z.object({ playerId }),
  /** Lets a removed player back in. */
  unban: z.object({ playerId }),
  /** Removes everybody from the lobby who is not there. */
  sweep: nothing,
  end: nothing,
  /** Answers somebody who waits to be let in. */
  admit: z.object({ id: z.string().max(40), yes: z.boolean() }),
  /** Takes a typed answer off everybody's screen. */
  hide: z.object({ index: z.int().min(0), label: z.string().max(400) }),
} as const;

/** What an ack carries: the result, or why there is none. */
export type Ack<Result extends object> = ({ ok: true } & Result) | { ok: false; error: ErrorView };

/** What the acks on /play add. */
export interface PlayResults {
  join: { player: PlayerView; token: string; state: Snapshot };
  /** Server time at which the answer was stored, ms since the epoch. */
  answer: { receivedAt: number };
  /** In words; null when it cannot be read, or is taken as it is. */
  read: { understood: string | null };
  sync: { state: Snapshot };
}

/** What the acks on /host add. */
export type HostResults = Record<keyof typeof hostRequests, { state: Snapshot }> & {
  /** `steers`: whether this host's commands are taken, or another one has taken over. */
  sync: { state: Snapshot; steers: boolean };
  /** `removed`: how many it were. */
  sweep: { state: Snapshot; removed: number };
};

/** Client-to-server events with their acks, from request schemas and results. */
export type Requests<
  Schemas extends Record<string, z.ZodType>,
  Results extends Record<keyof Schemas, object>,
> = {
  [Name in keyof Schemas]: (
    payload: z.input<Schemas[Name]>,
    ack: (answer: Ack<Results[Name]>) => void,
  ) => void;
};
export type PlayClientEvents = Requests<typeof playRequests, PlayResults>;
export type HostClientEvents = Requests<typeof hostRequests, HostResults>;

// What the server sends ---------------------------------------------------------------------------

export interface PlayerView {
  id: string;
  nickname: string;
}

/** Somebody who waits for the host, see `Why`. */
export interface WaitingView {
  id: string;
  name: string;
  why: Why;
}

/** A question as players see it: nothing in it tells the right answer. */
export interface QuestionView {
  /** 0-based. */
  index: number;
  /** Number of questions in the game. */
  total: number;
  type: string;
  text: string;
  options?: string[];
  media?: { image: string; alt: string };
  /** Server times, ms since the epoch. */
  openedAt: number;
  closesAt: number;
}

export interface RevealView {
  index: number;
  /** single, multiple: right option indexes; boolean: true/false; text: accepted[]; number: value. */
  correct: unknown;
  /** Options in order, or the most frequent answers. */
  distribution: Bucket[];
}

/** A player's own result of the question just revealed. */
export interface OwnResult {
  correct: boolean;
  points: number;
  total: number;
  rank: number;
  /** Right answers in a row. */
  streak: number;
}

export interface Place {
  rank: number;
  nickname: string;
  total: number;
}

/** A player's own place when the game is over. */
export interface OwnPlace {
  rank: number;
  total: number;
}

interface Versioned {
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
