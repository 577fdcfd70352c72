import type { Question } from '../engine/quiz.ts';
import type { Definition, Phase, State } from '../engine/state.ts';
import type { BesideView } from '../protocol/asking.ts';
import type { Credit } from '../protocol/channels.ts';
import type { Form, Right } from '../protocol/form.ts';
import type { HostCommand } from '../protocol/host-commands.ts';
import type { HostResults, PlayResults } from '../protocol/results.ts';
import type { Snapshot } from '../protocol/snapshot.ts';
import type { Loss, Player, Timing } from '../store/contract.ts';
import type { Facts } from './facts.ts';

/** Whom a snapshot is for, where it is not for everybody. */
export type Viewer = { playerId: string } | { host: true } | { screen: true };

/** The body of `POST /api/games`. */
export interface NewGame {
  /** Of a stored quiz. */
  quizId: string;
  /** The mode that was registered first (`classic`) when left out. */
  mode?: string | undefined;
  /** The core's options and the mode's, in one object. */
  options?: unknown;
  /** The owner; nobody when left out. */
  owner?: string | null;
}

/** Answers that read alike. */
export interface AnswerLabel {
  label: string;
  count: number;
  /** 0 wrong .. 1 right. */
  correctness: number;
}

/** A host's statement about a question: either `label` and `correctness`, or `void`. */
export interface HostRuling {
  label?: string | undefined;
  correctness?: number | undefined;
  void?: boolean | undefined;
}

/** Facts about somebody who wants to join. */
export interface NewcomerInfo {
  /** As it was typed: it is cleaned up, and judged. */
  nickname: string;
  /** The name of the channel that delivers to this player. */
  channel: string;
  /** Where the channel finds the player; nothing to the core. */
  address?: string;
  /** A random name that the player's device keeps: by it a removed player is known again. */
  device?: string;
  /** Says that the name is theirs: when it is taken, the host is asked to give them the seat. */
  returns?: boolean;
  /** Their answer to the form at the join. It changes nothing for a player who is in already. */
  form?: unknown;
  /** The network they come from, for limits; left out where none holds. */
  from?: string;
}

/** A mode's ask: a form, and a few words about it. */
export type Asked = Pick<BesideView, 'form' | 'label'>;

/** A mode's asks before a question, and beside it. */
export interface Asks {
  /** `ahead`: it is taken from the opening of the question before. `first`: so many may answer the question. */
  before?: Asked & { ahead?: true; first?: number };
  beside?: Asked;
  /** The question has hints, which are shown one after the other while it is open. */
  hints?: true;
}

/**
 * Games, as channels, hosts and plugins use them. Every method rejects with a QRushError:
 * `GAME_NOT_FOUND` for an unknown game, and what is named on the method.
 */
export interface Games {
  /** @throws QUIZ_NOT_FOUND, QUIZ_INCOMPLETE, MODE_NOT_FOUND, BAD_OPTIONS */
  create(game: NewGame): Promise<Definition>;
  /** The running or recently finished game with this PIN. */
  find(pin: string): Promise<Definition>;
  /** Whether this game is there, and has this PIN. */
  hasPin(gameId: string, pin: string): Promise<boolean>;
  /** The part of a game that never changes: its quiz, mode and options. */
  definition(gameId: string): Promise<Definition>;
  /** The part of a game that moves, as of now: above all its phase. */
  state(gameId: string): Promise<State>;
  /**
   * Adds a player. The same nickname from the same address of a channel is the same player again: so
   * a bridge that died before it had noted who somebody is can repeat this.
   * @throws CHANNEL_CLOSED when the host has opened the game to other channels only; NICKNAME_TAKEN,
   *   NICKNAME_REJECTED, GAME_LOCKED, GAME_FULL, GAME_FINISHED; KICKED for the
   *   nickname or the device of somebody whom the host has removed; WAITING_FOR_HOST: the host has to
   *   agree, and sees that now. Asking again brings the answer; a newcomer with an `address` need not,
   *   as the channel gets an `admission`
   */
  join(gameId: string, newcomer: NewcomerInfo): Promise<Player>;
  /**
   * The host answers somebody who waits to be let in.
   * @param fence as for `kick` @throws NOT_HOST; PLAYER_NOT_FOUND when nobody waits under this id any more
   */
  admit(gameId: string, id: string, yes: boolean, fence?: number): Promise<void>;
  /**
   * Takes a typed answer out of the distribution, for everybody. Does nothing when it is not there.
   * @param fence as for `kick` @throws NOT_HOST, QUESTION_UNKNOWN, BAD_PAYLOAD for a question with
   *   options, WRONG_PHASE when its answers are not on show
   */
  hide(gameId: string, question: number, label: string, fence?: number): Promise<void>;
  /**
   * Lists the different answers to a question, 200 at a time, the most frequent first.
   * @param after the last label of the page before
   * @throws QUESTION_UNKNOWN; WRONG_PHASE before its reveal; BAD_PAYLOAD for one without right answers
   */
  labels(gameId: string, question: number, after?: string): Promise<AnswerLabel[]>;
  /**
   * A host rules about a question that was revealed: of answers that read so, how right they are; or
   * whether the question counts at all. Does nothing when it is so already.
   * @param fence as for `kick`
   * @throws NOT_HOST; WRONG_PHASE while a question is open, and for one that was not revealed;
   *   QUESTION_UNKNOWN; BAD_PAYLOAD for a label that nobody's answer has, and after too many rulings
   */
  judge(gameId: string, question: number, ruling: HostRuling, fence?: number): Promise<void>;
  /** Whether a question counts for nothing, by a ruling. */
  isVoid(gameId: string, question: number): Promise<boolean>;
  /** @throws PLAYER_NOT_FOUND */
  player(gameId: string, playerId: string): Promise<Player>;
  /**
   * Gives a player this face (see `server/protocol/face.ts`); the one of the nickname takes a choice back.
   * @throws PLAYER_NOT_FOUND
   */
  setFace(gameId: string, playerId: string, face: number): Promise<Player>;
  /**
   * Answers for the whole game, by the form of the plan, or with the group that the player wants. The last
   * answer holds.
   * @throws BAD_PAYLOAD, PLAYER_NOT_FOUND; WRONG_PHASE once a question was open
   */
  choose(gameId: string, playerId: string, value: unknown): Promise<void>;
  /** Whether the players of a game may wave. */
  mayWave(gameId: string): Promise<boolean>;
  /**
   * A player's answers to each question of a finished game, and the right ones.
   * @param from the first question to tell of
   * @throws PLAYER_NOT_FOUND, WRONG_PHASE before the end
   */
  review(gameId: string, playerId: string, from: number): Promise<PlayResults['review']>;
  /** The players of a channel, in the order of joining, a page at a time. */
  players(gameId: string, channel: string): AsyncIterable<Player[]>;
  /**
   * The player goes of their own will: off the leaderboard, and the name is free again.
   * @returns false once the game is finished: who played to the end stays on it, and in the report
   * @throws PLAYER_NOT_FOUND
   */
  leave(gameId: string, playerId: string): Promise<boolean>;
  /**
   * A host takes the game, from whoever had it.
   * @param held the fence this host has already, if any
   * @returns the fence that goes with the host's commands
   */
  handOver(gameId: string, held?: number): Promise<number>;
  /** Remembers, for hosts and big screens that come later, what screens were told about their sound. */
  keepSound(gameId: string, on: boolean): Promise<void>;
  /** Whether the host with this fence has the game still. */
  isHeldBy(gameId: string, fence: number): Promise<boolean>;
  /**
   * The host removes a player: the token is void from then on, and nobody comes in with this nickname,
   * nor from this device, until the host lets the player back in.
   * @param fence of the host; without one, nobody is asked whether another has taken over
   * @throws PLAYER_NOT_FOUND, NOT_HOST
   */
  kick(gameId: string, playerId: string, fence?: number): Promise<void>;
  /**
   * The host gives a player extra time for each question, or takes it away.
   * @param factor of the time that everybody has; 1 for no extra time
   * @param fence as for `kick`
   * @throws PLAYER_NOT_FOUND, NOT_HOST, WRONG_PHASE; BAD_PAYLOAD for too many players with extra time
   */
  giveTime(gameId: string, playerId: string, factor: number, fence?: number): Promise<void>;
  /** A player who is in again under another id, after having left the lobby, keeps their extra time. */
  keepTime(gameId: string, before: string, playerId: string): Promise<void>;
  /**
   * The host lets a removed player back in. Does nothing when there is none.
   * @param fence as for `kick` @throws NOT_HOST
   */
  unban(gameId: string, playerId: string, fence?: number): Promise<void>;
  /**
   * Removes everybody from the lobby who is absent. They may come back.
   * @param fence as for `kick`
   * @returns how many
   * @throws WRONG_PHASE once the game has begun; NOT_HOST
   */
  sweep(gameId: string, fence?: number): Promise<number>;
  /**
   * Removes a player who is absent from a game that has not begun and is not locked.
   * @returns whether it did
   */
  leaveLobby(gameId: string, playerId: string): Promise<boolean>;
  /**
   * Marks a player present: questions wait for the present ones only.
   * @param connection names the way the player is present, for example a socket id
   * @returns the connection that this one replaces
   */
  connect(gameId: string, playerId: string, connection: string): Promise<string | undefined>;
  /** Through what each of these players is present right now; undefined for who is absent. */
  connections(gameId: string, playerIds: string[]): Promise<(string | undefined)[]>;
  /** A one-time ticket: as a `join`'s token, it lets this player come in through the web. */
  ticket(gameId: string, playerId: string): Promise<string>;
  /**
   * The token of the page `/summary#<token>`, which shows this player how they did from when the game is
   * archived, for as long as that is kept; it does nothing else.
   */
  summaryToken(gameId: string, playerId: string): string;
  /** Uses up a ticket. @returns its player; undefined for a ticket that is no good in this game */
  redeem(gameId: string, ticket: string): Promise<string | undefined>;
  /**
   * Notes that a player's connection broke at this time (ms, the store's clock). The player is still
   * present: `disconnect` follows unless they come back.
   */
  lose(gameId: string, playerId: string, connection: string, at: number): Promise<void>;
  /**
   * Marks a player absent, or present in their channel's `home`, if it has one; does nothing when
   * another connection took over.
   * @param loss how the connection broke; left out when the player has gone on purpose
   */
  disconnect(gameId: string, playerId: string, connection: string, loss?: Loss): Promise<void>;
  /**
   * Lets the questions of a game wait so long after their deadline for answers that are on their way:
   * the longest that was asked for counts. @param grace ms, at most a minute
   */
  waitFor(gameId: string, grace: number): Promise<void>;
  /**
   * Takes an answer. Once this has returned, the answer is stored and will be counted, once.
   * The same value again returns the same `receivedAt`.
   * @param timing what the channel knows of when the question came and the answer was given, and
   *   the channel's grace; without it both are measured at the server, with the server's grace
   * @throws QUESTION_UNKNOWN, QUESTION_NOT_OPEN, QUESTION_CLOSED, GAME_PAUSED, ALREADY_ANSWERED,
   *   BAD_PAYLOAD, PLAYER_NOT_FOUND, ELIMINATED, NOT_YOUR_TURN
   * @param beside what the player says to what the mode asks with the question, if anything
   */
  answer(
    gameId: string,
    playerId: string,
    question: number,
    value: unknown,
    timing?: Timing,
    beside?: unknown,
  ): Promise<{ receivedAt: number }>;
  /**
   * Takes an answer to what the game's mode asks before a question: one, for good. Stored when this has
   * returned.
   * @throws as `answer`; BAD_PAYLOAD also where nothing is asked
   */
  answerBefore(
    gameId: string,
    playerId: string,
    question: number,
    value: unknown,
    timing?: Timing,
  ): Promise<{ receivedAt: number }>;
  /**
   * The form of a question, as this game shows it to everybody.
   * @param language BCP 47 tag in which to write the type's own words; the question's when left out
   */
  form(definition: Definition, question: number, language?: string): Form;
  /**
   * The asks of the game's mode before a question and beside it, and whether it has hints, for chats;
   * nothing, in most modes.
   * @param language BCP 47 tag; the game's when left out
   * @param total the player's own: nobody stakes more than they have
   */
  asks(definition: Definition, question: number, language?: string, total?: number): Asks;
  /**
   * The choice that players have for the whole game right now, see `choose`; undefined for none.
   * @param language BCP 47 tag
   */
  choice(definition: Definition, phase: Phase, language: string): Asked | undefined;
  /**
   * The right answer, by the form; undefined when the type does not say. Only for after the reveal.
   */
  right(definition: Definition, question: number): Right | undefined;
  /**
   * Reads what somebody typed as an answer's value, as the question's type reads it; undefined when it
   * cannot be one, or the type leaves reading to the form.
   */
  read(definition: Definition, question: number, text: string): unknown;
  /** The options that a typed text fits equally well, as indexes: two where `read` knows of none. */
  fits(definition: Definition, question: number, text: string): number[];
  /**
   * The reading of an answer to the open question, in words; undefined when it cannot be read, or
   * when its type takes it as it is sent. Tells nothing about what is right.
   * @throws QUESTION_NOT_OPEN
   */
  understood(gameId: string, question: number, value: unknown): Promise<string | undefined>;
  /** The right answer of a question, in words; empty where there is none. Only for after the reveal. */
  correctText(definition: Definition, question: number): string;
  /**
   * The mode's facts about players and notes to everybody, besides points, for chats, in each
   * reader's language; undefined for a mode that says nothing.
   */
  facts(definition: Definition): Promise<Facts | undefined>;
  /** Whether a question has right answers; a poll has none. */
  isGraded(question: Question): boolean;
  /** An answer's value in words. */
  label(question: Question, value: unknown): string;
  /** The questions with what is right, for hosts only. @param from the first one to tell of */
  script(gameId: string, from: number): Promise<HostResults['script']>;
  /**
   * Players who have not answered the open question yet, for hosts only. @throws QUESTION_NOT_OPEN
   */
  awaited(gameId: string): Promise<HostResults['awaited']>;
  /**
   * Time by channel that was not charged to players, in the question that closed last, for hosts only;
   * nothing while one is open.
   */
  credits(gameId: string): Promise<Credit[]>;
  /** @param fence as for `kick` @throws WRONG_PHASE, NOT_HOST */
  command(gameId: string, command: HostCommand, fence?: number): Promise<void>;
  /**
   * The game as it is now; with `you` for a player, with `roster` for a host. A viewer who is not to see an
   * open question yet, as it is held, does not.
   */
  snapshot(gameId: string, viewer?: Viewer): Promise<Snapshot>;
}
