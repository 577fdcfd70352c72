import { z } from 'zod';
import type { HostCommand } from '../protocol/host-commands.ts';
import type { Bucket, RevealStep, Trouble } from '../protocol/views.ts';
import type { Plan } from './plan.ts';
import type { Quiz } from './quiz.ts';
import type { NewRuling, Ruling } from './rulings.ts';
import type { Words } from './words.ts';

/** Options of a game that the core itself knows. A mode adds its own. */
export const gameOptions = z.object({
  countdown: z
    .number()
    .min(0)
    .max(60)
    .default(3)
    .describe('Seconds between `start` and the first question'),
  autoAdvance: z
    .number()
    .min(0)
    .max(600)
    .nullable()
    .default(null)
    .describe(
      'Seconds from a reveal to the next question, or to the next step; null leaves it to the host',
    ),
  timeFactor: z
    .number()
    .min(0.5)
    .max(4)
    .optional()
    .describe('Makes the time of each question longer or shorter, as 1.5 does by half'),
  maxPlayers: z.number().int().min(1).max(1_000_000).default(10_000),
  approveNames: z
    .boolean()
    .optional()
    .describe('Nobody comes in before the host agrees to the name'),
  friendlyNames: z.boolean().optional().describe('The server gives everybody a name'),
  board: z
    .boolean()
    .optional()
    .describe('After each answer, its explanation and the leaderboard are steps of their own'),
  reading: z
    .union([z.number().min(0).max(60), z.literal('length')])
    .optional()
    .describe(
      'Seconds in which a question is read before its options come; `length` goes by its text',
    ),
  preload: z
    .boolean()
    .optional()
    .describe(
      'A question with pictures, a sound or a video opens when all clients have them that load ahead: 3 seconds later at the most',
    ),
  hold: z
    .boolean()
    .optional()
    .describe(
      'Browsers show a question when half of the players in chats have it: 3 seconds later at the most',
    ),
  waves: z.boolean().optional().describe('Players may wave to the room; unless it is false'),
  channels: z
    .array(z.string().max(40))
    .min(1)
    .max(50)
    .transform((names) => [...new Set(names)])
    .optional()
    .describe(
      'Names of the channels that players may join by (`GET /api/channels`); all if left out',
    ),
  language: z
    .string()
    .min(2)
    .max(35)
    .optional()
    .describe(
      "BCP 47 tag of the language of the game's own words: names, teams, badges and notes; the quiz's if left out",
    ),
  trial: z
    .boolean()
    .optional()
    .describe(
      'A game to try things out: once it is over it is not listed, and is deleted after a day',
    ),
});
/** A host's choices for a game whatever its mode is. */
export type GameOptions = z.output<typeof gameOptions>;

/** The part of a game that never changes after its creation. */
export interface Definition {
  id: string;
  /** Six digits. */
  pin: string;
  quizId: string;
  quiz: Quiz;
  mode: string;
  options: GameOptions;
  modeOptions: object;
  /** Secret; what is shuffled or drawn by lot in this game follows from it. Older games have none. */
  seed?: string;
  /**
   * Pictures of forms that clients load before the question opens, by question: those that come with its
   * `text`, and those that come with its `options`. Left out without the option `preload`.
   */
  pictures?: Record<number, 'text' | 'options'>;
  /** The mode's plan; left out for a mode that plans nothing, and in games from before plans. */
  plan?: Plan;
  /** The game's owner; left out where it has none. */
  owner?: string;
  /** ms after `closesAt` in which an answer still counts (as given at the deadline). */
  grace: number;
  /** Store clock, ms since the epoch; so are all times below. */
  createdAt: number;
}

/** BCP 47 tag of the language that a game's own words are in: what its mode says, names that it gives. */
export const languageOf = ({ options, quiz }: Pick<Definition, 'options' | 'quiz'>): string =>
  options.language ?? quiz.language;

/** Troubles of a game that are kept: of more, these are enough. */
export const MOST_TROUBLES = 20;

/** The outcome of scoring a question. */
export interface Summary {
  question: number;
  answers: number;
  correct: unknown;
  distribution: Bucket[];
  /** The question has no right answer. */
  graded?: false;
  /** And yet its answers earned points: so the mode has planned. */
  scored?: true;
  /** The host has ruled that it counts for nothing. */
  void?: true;
  /** It was counted again, by a ruling on it or on a question before. */
  revised?: true;
  /** Lines that were taken out of the distribution: they stay out when it is counted again. */
  hidden?: string[];
  /** The mode's notes to everybody. */
  say?: Words[];
  /** The totals of the plan's groups after it, in its order. */
  groups?: GroupTotal[];
}

/** A group's total. */
export interface GroupTotal {
  total: number;
  /** How many members it has. */
  players: number;
}

export interface Lobby {
  name: 'lobby';
}
export interface Countdown {
  name: 'countdown';
  question: number;
  opensAt: number;
  /**
   * The plan's ask before this question, from `openedAt` to `opensAt`; or, where only the first
   * ones may answer, it has been asked, and they are being looked up.
   */
  ask?: { openedAt: number; closedAt?: number };
  /** The text of the question, with its picture or sound, is shown already. */
  shows?: 'text';
  /**
   * It is there to be read, from `shownAt` to `opensAt`; and then, until a time at the most, for those
   * to have what is seen or heard with it who said that they would load it; also the pictures of its
   * options, from the moment on when it has been read (`all`).
   */
  reads?: { shownAt: number; until?: number; all?: true };
  /** Never stored: the question is open for others already, see `hold.ts`. */
  held?: true;
}
export interface Open {
  name: 'open';
  question: number;
  /** For whoever gets it first. */
  openedAt: number;
  closesAt: number;
  /**
   * It is kept from those who get it at once, until this time at the most; with what they have been shown of it.
   * `closesAt` is as if they had it.
   */
  holds?: { until: number; shows?: 'text'; reads?: { shownAt: number } };
  /** ms for which it was kept from them: they have it since then, and `closesAt` is later by that. */
  held?: number;
  /** Ids of those who may answer; everybody may, where it is left out. */
  only?: string[];
  /** How many hints are shown; none, when left out. */
  hints?: number;
  /** Everybody's time is over; those with extra time still have some, see `extra-time.ts`. */
  overtime?: true;
  /** Enough have answered right: the time of those with extra time is over as well. */
  decided?: true;
}
/** Closed, being scored. */
export interface Scoring {
  name: 'scoring';
  question: number;
  openedAt: number;
  closedAt: number;
  /** The host ended the game: finish once this question is scored. */
  ending: boolean;
  /** The first question to be counted again, after a ruling; left out where it is scored for the first time. */
  from?: number;
  /** The host has asked for what comes next meanwhile: it comes as soon as all is counted again. */
  goOn?: true;
}
export interface Revealed {
  name: 'revealed';
  question: number;
  openedAt: number;
  closedAt: number;
  /** When the next step comes by itself; null when the host decides. */
  nextAt: number | null;
  /** The mode has ended the game: no question comes after this one. */
  final?: true;
  /** The step on show after the answer; left out while the answer is. */
  step?: RevealStep;
}
export interface Paused {
  name: 'paused';
  inner: Countdown | Open | Scoring | Revealed;
  pausedAt: number;
}
export interface Finished {
  name: 'finished';
  at: number;
  reason: 'completed' | 'ended';
}
/** Where a game is, with what belongs to that: the open question and its times, the reason for the end. */
export type Phase = Lobby | Countdown | Open | Scoring | Revealed | Paused | Finished;

/** Something the world has to do after a transition. Idempotent: it may be done twice. */
export type Effect =
  /** Players and hosts get a snapshot: countdown, pause, resume, lock. */
  | { do: 'announce-state' }
  /** The same, and this player is told of their own time. */
  | { do: 'announce-time'; player: string }
  /** `again`: it is open already, and has other times. */
  | { do: 'announce-question'; question: number; again?: true }
  /** Those are looked up who were first in what was asked before the question. */
  | { do: 'admit'; question: number }
  | { do: 'announce-close'; question: number }
  | { do: 'score'; question: number }
  | { do: 'announce-reveal'; question: number }
  | { do: 'announce-finish' }
  | { do: 'archive' };

/** The part of a game that moves. Small: players, answers and points are kept apart. */
export interface State {
  /** Counts transitions; a transition is a compare-and-set on it. */
  version: number;
  phase: Phase;
  locked: boolean;
  /**
   * ms after `closesAt` in which an answer may still arrive from the slowest channel that somebody
   * plays by, where that is longer than {@link Definition.grace}.
   */
  grace?: number;
  /** Somebody plays by a channel that takes long to bring questions, and says how far it is. */
  ahead?: true;
  /** Factors of the time of those who have extra time, by player; left out where nobody has. */
  longer?: Record<string, number> | undefined;
  /** The last question that was scored. Null before the first. */
  last: Summary | null;
  /** The last one of those that has right answers and counts, see {@link lastGraded}. */
  graded?: number | undefined;
  /** Hosts' rulings, in this order. */
  rulings?: Ruling[];
  /** Plugins that did not work in this game, each part once, for the host; at most {@link MOST_TROUBLES}. */
  troubles?: Trouble[];
  /** Effects not yet known to be done. A crash in between is fixed from here. */
  pending: PendingEffect[];
}

/**
 * The last question with right answers that was scored: a streak continues from it. Undefined
 * before the first. Games from before there were others know the last one only.
 */
export const lastGraded = ({ graded, last }: Pick<State, 'graded' | 'last'>): number | undefined =>
  graded ?? (last?.graded === false && !last.scored ? undefined : last?.question);

export interface PendingEffect {
  /** The version of the transition that asked for it. */
  version: number;
  effect: Effect;
}

/** Anything that can happen to a game. */
export type Event =
  | HostCommand
  /** `wait`: the countdown takes at least so many ms. */
  | { type: 'start'; wait?: number }
  /** A host rules about answers to a question. */
  | { type: 'judge'; ruling: NewRuling }
  /** Takes a line out of the distribution of the last question that was scored. */
  | { type: 'hide'; question: number; label: string }
  /** Somebody plays by a channel whose answers take up to so many ms to arrive. */
  | { type: 'slower'; grace: number }
  /** Somebody plays by a channel that takes long to bring questions, and says how far it is. */
  | { type: 'ahead' }
  /** Half of those who get a question late have it by now. */
  | { type: 'reached'; question: number }
  /** A host gives a player extra time, or with the factor 1 takes it away. */
  | { type: 'time'; player: string; factor: number }
  /**
   * The store's clock reached the time that `controls` asked for. `answered`: the question that all with
   * extra time have answered.
   */
  | { type: 'due'; answered?: number }
  /** Of what is asked before a question, its place: see `slotBefore`. */
  | { type: 'all-answered'; question: number }
  /** The media of a question has reached all who said that they would load it. */
  | { type: 'loaded'; question: number }
  /** As many have answered right as the plan waits for; before a question, as many as it lets in. */
  | { type: 'enough'; question: number }
  /** Those who may answer the question, the first ones in what was asked before it. */
  | { type: 'admitted'; question: number; players: string[] }
  /** With a trouble, where a plugin did not work; `finish`: the mode has ended the game. */
  | { type: 'scored'; summary: Summary; finish?: true; trouble?: Trouble; recount?: Recount };

/** Facts that are known once everything was counted again. */
export interface Recount {
  /** How many rulings were heeded. */
  revision: number;
  /** The last question with right answers that counts. */
  graded: number | undefined;
}
