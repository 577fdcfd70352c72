import type { Controls } from '../engine/controls.ts';
import type { Decision } from '../engine/round.ts';
import type { Definition, Phase, State } from '../engine/state.ts';

/**
 * Live state: everything a running game needs, shared by all processes that serve it.
 *
 * Every implementation guarantees, and the contract suite in test/contract proves:
 * - Each method is one atomic step: it happens whole, or not at all, and no other step in between.
 * - A method that has returned has happened: what a client was told (an ack) is in the store.
 * - Time is the store's: one clock for all processes, in ms since the epoch.
 * - Values handed in and out are plain JSON, and the store's own copies: nothing is shared, but for
 *   a game's definition, which never changes and may be handed out frozen.
 * - A failing store rejects; it never answers with a guess.
 */
export interface Store {
  /** The store's clock, ms since the epoch. */
  now(): Promise<number>;
  readonly games: GameStore;
  readonly players: PlayerStore;
  readonly answers: AnswerStore;
  readonly board: BoardStore;
  readonly timers: TimerStore;
  /** A key space of its own, for a plugin. */
  space(name: string): Space;
  close(): Promise<void>;
}

/** The kind of a game's one timer; its key is the game's id. */
export const GAME_TIMER = 'game';

/** The kind of the timer at which a game, its key, stops waiting for players lost to an outage. */
export const OUTAGE_TIMER = 'outage';

export interface GameStore {
  /** Stores a new game and reserves its PIN: of two games with one PIN, one is refused. */
  create(
    definition: Definition,
    state: State,
    controls: Controls,
  ): Promise<'created' | 'pin-taken'>;
  /** The id of the game with this PIN. */
  find(pin: string): Promise<string | undefined>;
  definition(gameId: string): Promise<Definition | undefined>;
  state(gameId: string): Promise<State | undefined>;
  /**
   * Replaces the state if its version is still `expected`, and in the same step the controls:
   * who may join, which question takes answers, and the game's one timer, due at `controls.dueAt`
   * or, while effects are pending, after `lease` ms, whichever comes first (the lease covers a
   * crash before `settle`).
   *
   * When the gate turns to a new question, everybody present is waited for who may answer it
   * (`gate.only`) and has not answered ahead, and nobody else. When others may answer the question that it
   * has, everybody is waited for who may, and is present or lost to an outage.
   * @returns false when another process was faster, or one of the conditions does not hold; nothing
   *   has changed then
   */
  commit(
    gameId: string,
    expected: number,
    next: State,
    controls: Controls,
    lease: number,
    only?: Conditions,
  ): Promise<boolean>;
  /**
   * Hands a game to a host: what carries an older fence changes nothing from now on, however long
   * it has been on its way.
   * @param held the fence this host has already: kept, unless another host has taken over since
   * @returns the host's fence, larger than all before; 0 for an unknown game
   */
  handOver(gameId: string, held?: number): Promise<number>;
  /** The fence of the host who has the game now; 0 before the first. */
  fence(gameId: string): Promise<number>;
  /**
   * Forgets the pending effects of this version and older ones. When none is left, the game's
   * timer goes to the `dueAt` of the last commit.
   */
  settle(gameId: string, version: number): Promise<void>;
  /** Deletes the game `ttl` ms from now, with all that belongs to it. 0 deletes at once. */
  expire(gameId: string, ttl: number): Promise<void>;
  /** Ids of the games that are stored. */
  list(): Promise<string[]>;
  /** The games whose door is not `finished`, the newest first: some of them, and how many there are. */
  running(limit: number, offset: number): Promise<{ games: RunningGame[]; total: number }>;
}

/** A running game in a list. Costs no more where its quiz is large. */
export interface RunningGame extends Pick<Definition, 'id' | 'pin' | 'mode' | 'createdAt'> {
  /** The quiz's. */
  title: string;
  /** Number of questions. */
  questions: number;
  /** It was made to try things out. */
  trial?: true;
  /** Number of players. */
  players: number;
  phase: Phase;
}

/** The conditions of a commit, decided in its atomic step. */
export interface Conditions {
  /** The host with this fence has the game, see {@link GameStore.handOver}. Left out when no host asks. */
  fence?: number | undefined;
  /** Nobody is waited for, see {@link PlayerCounts.waiting}. */
  nobodyAwaited?: boolean;
}

/** Somebody in a game, as it is stored. */
export interface Player {
  /** Unique in its game; sorts in the order of joining. */
  id: string;
  nickname: string;
  /** The channel that delivers to this player: `web`, or a bridge's. */
  channel: string;
  /** Where the channel finds the player; nothing to the core. */
  address?: string;
  /** A random name that the player's device keeps. */
  device?: string;
  /** The face that the player has chosen, see `server/protocol/face.ts`. */
  face?: number;
  /** The first question that the player can answer; left out for 0. */
  since?: number;
  /** The player's group, by its index; left out where there are none. */
  group?: number;
  /** JSON of what the player has said at the join, where the game asks. */
  said?: string;
}

/** A player's choice for the whole game. */
export type Choice = Pick<Player, 'group' | 'said'>;

export interface NewPlayer extends Omit<Player, 'id' | 'face' | 'since'> {
  /**
   * How many groups the game has: each newcomer who has chosen none (`group`) comes into the next one in
   * turn. None, when left out.
   */
  groups?: number;
  /** Two nicknames with a key in common look alike; one game holds each key once. */
  nicknameKey: string;
  /** Its further keys. */
  otherKeys?: readonly string[];
}

export type JoinOutcome =
  | { status: 'joined'; player: Player }
  | { status: 'unknown-game' | 'nickname-taken' | 'locked' | 'full' | 'finished' };

export interface PlayerStore extends Presence {
  /**
   * Adds a player, with 0 points on the board, if the door is open and there is room. A player who
   * has this nickname already, at the same address of the same channel, is that player again: a
   * join that was cut off half-way can be repeated.
   */
  join(gameId: string, player: NewPlayer, room: number): Promise<JoinOutcome>;
  get(gameId: string, playerId: string): Promise<Player | undefined>;
  /** These players, in this order; undefined for one who is not in the game. */
  many(gameId: string, playerIds: string[]): Promise<(Player | undefined)[]>;
  /** Gives a player this face; null for that of the nickname. @returns the player, if there is one */
  setFace(gameId: string, playerId: string, face: number | null): Promise<Player | undefined>;
  /**
   * Chooses again, as long as no question was open; the last choice holds.
   * @returns `too-late` after that
   */
  choose(
    gameId: string,
    playerId: string,
    choice: Choice,
  ): Promise<'chosen' | 'too-late' | 'unknown-player'>;
  /** The id of the player whose nickname has one of these keys, the first that is found. */
  named(gameId: string, nicknameKeys: readonly string[]): Promise<string | undefined>;
  /** All players, or those of a channel, in the order of joining, a page at a time. */
  pages(gameId: string, channel?: string): AsyncIterable<Player[]>;
  /** The last ones of those, so many at the most. Costs no more in a large game. */
  latest(gameId: string, count: number): Promise<Player[]>;
  /**
   * Removes a player from the game, the board and those waited for. False when there is none, or
   * when the host who asks for it is not the one who has the game (`fence`).
   */
  remove(gameId: string, playerId: string, fence?: number): Promise<boolean>;
  /** Removes a player who is absent, before the first question opens. @returns whether it did */
  removeAbsent(gameId: string, playerId: string): Promise<boolean>;
}

/** Keeps the players who are present, and those who are waited for. */
export interface Presence {
  /** Marks the player present through this connection. @returns the connection it replaces */
  connect(gameId: string, playerId: string, connection: string): Promise<string | undefined>;
  /**
   * Marks the player present through this connection, unless another one has taken over.
   * @returns whether the player is present through this connection now
   */
  restore(gameId: string, playerId: string, connection: string): Promise<boolean>;
  /**
   * Notes that a connection was lost, ms of the store's clock. The player stays present. When
   * {@link OUTAGE} many are lost within {@link OUTAGE_WINDOW}, their loss counts as an outage.
   * @returns false when it is not the player's connection
   */
  lose(gameId: string, playerId: string, connection: string, at: number): Promise<boolean>;
  /**
   * Marks the player absent, or, in the same step, present through another connection (`instead`).
   *
   * A player lost to an outage (`loss`) while a question was open, and unanswered by them, is still
   * waited for in it: until `loss.until`, until the player is back, or until the gate turns, whichever comes first.
   * @returns `kept` when nothing was changed, as another connection has taken over before; or when the
   *   first of those who are waited for is given up, ms of the store's clock, null for nobody
   */
  disconnect(
    gameId: string,
    playerId: string,
    connection: string,
    how?: { instead?: string | undefined; loss?: Loss | undefined },
  ): Promise<'kept' | { awaitedUntil: number | null }>;
  /**
   * Stops waiting for absent players whose time has run out.
   * @returns when the next one's does, ms of the store's clock; null for nobody
   */
  giveUp(gameId: string): Promise<number | null>;
  /** Players present through connections whose names begin like this, a page at a time. */
  through(gameId: string, prefix: string): AsyncIterable<{ player: string; connection: string }[]>;
  /** The connection through which each of these players is present; undefined for who is absent. */
  connections(gameId: string, playerIds: string[]): Promise<(string | undefined)[]>;
  counts(gameId: string): Promise<PlayerCounts>;
}

export interface PlayerCounts {
  players: number;
  present: number;
  /** The gate's question; undefined before the first. */
  question: number | undefined;
  /** Answers to the gate's question. */
  answers: number;
  /**
   * Players without an answer to the gate's question who are waited for: all who are present, and those
   * lost to an outage.
   */
  waiting: number;
}

/** How a player's connection was lost. */
export interface Loss {
  /** ms of the store's clock. */
  at: number;
  /** How long a question waits for the player if this was an outage; ms of the store's clock. */
  until: number;
  /** It was an outage, however few were lost: their process died. */
  outage?: boolean;
}

/** ms in which losses count together. */
export const OUTAGE_WINDOW = 2000;

/** So many lost together, and this share of all who are present: that was the server or the network. */
export const OUTAGE = { players: 3, share: 0.2 } as const;

export interface Answer {
  player: string;
  /** JSON of the canonical value. */
  value: string;
  receivedAt: number;
  /**
   * ms from the start to the answer (see {@link Timing}), pauses taken out, at most the question's time;
   * of a player with extra time (`gate.longer`) divided by their factor.
   */
  elapsed: number;
}

/**
 * When an answer was given, as far as its channel knows better than the store; ms since the epoch.
 * Impossible times are corrected: a start lies between the opening and the answer's arrival, and
 * the answer between its start and its arrival.
 */
export interface Timing {
  /** When the question reached this player; when it opened, if left out. */
  startedAt?: number;
  /** When the player answered; when the answer arrived, if left out. */
  answeredAt?: number;
  /** ms after the deadline in which it may arrive, if that is less than the gate allows. */
  grace?: number;
  /**
   * ms that the player took, as a channel has measured it that does not know the store's clock: in place
   * of `startedAt` and `answeredAt`. At most the time from the opening to the arrival.
   */
  took?: number;
  /** ms since it came: it counts as of then. */
  waited?: number;
  /** ms that the way takes, as measured: so much longer than the server's grace it may take to arrive. */
  way?: number;
}

/** A game's own conditions for its answers. */
export interface Admission {
  /** Players who are out may not answer. */
  eliminates?: boolean | undefined;
  /** The answer is right, and right ones are counted. */
  right?: boolean | undefined;
  /**
   * It may be given before its turn: half a step after the gate's question, or before the first one. It
   * has no time then, and is waited for no more when its turn comes.
   */
  ahead?: boolean | undefined;
  /** Only those may answer whom the gate names, where it names some. */
  only?: boolean | undefined;
}

export type AnswerOutcome =
  /**
   * `accepted`: stored by this call. `repeated`: this very value was stored before, also if the
   * question has closed since; `receivedAt` is that of the first. `waiting`: see PlayerCounts.
   */
  | {
      status: 'accepted' | 'repeated';
      receivedAt: number;
      waiting: number;
      /** Right answers to this question so far, as far as they are counted. */
      right: number;
    }
  | {
      status:
        | 'duplicate'
        | 'eliminated'
        | 'not-yours'
        | 'closed'
        | 'not-open'
        | 'paused'
        | 'unknown-game'
        | 'unknown-player';
    };

export interface AnswerStore {
  /**
   * Decides about an answer and stores it: one atomic step.
   * @param question or, of what is asked before one, half a step before it
   * @param value JSON of the value
   */
  submit(
    gameId: string,
    playerId: string,
    question: number,
    value: string,
    timing?: Timing,
    admission?: Admission,
  ): Promise<AnswerOutcome>;
  /** A player's answer to a question. */
  get(gameId: string, playerId: string, question: number): Promise<Answer | undefined>;
  /** A player's answers to these questions, in this order. */
  history(gameId: string, playerId: string, questions: number[]): Promise<(Answer | undefined)[]>;
  /** Whether each of these players has answered a question, in this order. */
  given(gameId: string, question: number, playerIds: string[]): Promise<boolean[]>;
  /** All answers to a question, a page at a time. */
  pages(gameId: string, question: number): AsyncIterable<Answer[]>;
}

/** The result of an answer. */
export interface Result {
  player: string;
  /** 0 wrong .. 1 right. */
  correctness: number;
  points: number;
  /** Right answers in a row, this one included. */
  streak: number;
  /** Shown as right or wrong, whatever it was graded as. */
  right?: boolean;
  /** The mode's memory of the player from here on: JSON, never null. */
  memory?: unknown;
  /** The player's answer before the question, as it counted, where a badge shows it. */
  before?: unknown;
  /** Of equal totals, the lesser sum of these stands above; 0 when left out. */
  tie?: number;
  /** The player is out: no further answer is taken. */
  out?: true;
  /** How many questions the player has been silent at, this one included; of none, left out. */
  silent?: number;
  /** How many rulings the game had had when it was counted again; 0 when left out. */
  rev?: number;
}

/** How a player stands in a game. */
export interface Standing {
  player: string;
  total: number;
  /** 1 + the number of players with more points, or as many and less of `tie`: a tie of both shares a rank. */
  rank: number;
  /** The player's last result, if there is one, and of which question it is. */
  last?: Result & { question: number };
}

/** The players right above and right below a player, where there are any. */
export interface Neighbours {
  /** How many stand above the player. */
  ahead: number;
  above?: Ranked;
  below?: Ranked;
}

/** A player's place on the board. */
export type Ranked = Pick<Standing, 'player' | 'total' | 'rank'>;

/** Points and ranks in the live state, by game. */
export interface BoardStore {
  /**
   * Adds results to the totals. A player's result for a question counts once, however often it
   * comes; one of a higher revision (`rev`) takes its place, and the total moves by the difference.
   * Results of removed players are dropped. Whoever is out by their result is not waited for from then
   * on, wherever they are; whoever no longer is, is back in the game.
   */
  record(gameId: string, question: number, results: Result[]): Promise<void>;
  /**
   * Keeps what a question's round has come to: of each revision, the first decision holds, whatever
   * comes later.
   * @param revision how many rulings were heeded; 0 when left out
   * @returns the decision that holds; undefined for a game that does not exist
   */
  decide(
    gameId: string,
    question: number,
    decision: Decision,
    revision?: number,
  ): Promise<Decision | undefined>;
  /** The first `count` by points; ties in the order of joining. */
  top(gameId: string, count: number): Promise<Standing[]>;
  /** Standings of these players, in this order; undefined for one who is not on the board. */
  standings(gameId: string, playerIds: string[]): Promise<(Standing | undefined)[]>;
  /**
   * The neighbours of these players in the order of `top`, as of one moment for each of them, in this
   * order; undefined for one who is not on the board.
   */
  near(gameId: string, playerIds: string[]): Promise<(Neighbours | undefined)[]>;
  /** A player's recorded results of these questions, in this order. */
  history(gameId: string, playerId: string, questions: number[]): Promise<(Result | undefined)[]>;
  /** The recorded results of a question, a page at a time. */
  pages(gameId: string, question: number): AsyncIterable<Result[]>;
}

/** Something to be done at a time. */
export interface Timer {
  /** The purpose of the timer; whoever claims it must know the kind. */
  kind: string;
  key: string;
  at: number;
}

/** A claimed timer. Unless it is done (or set again) it comes back when the lease ends. */
export interface ClaimedTimer extends Timer {
  claim: string;
}

/** Timers in the live state: each is claimed by one process, which does what it is for. */
export interface TimerStore {
  /** Sets the timer of this kind and key, in place of the one before. */
  set(timer: Timer): Promise<void>;
  /** Does nothing when there is no timer of this kind and key. */
  cancel(kind: string, key: string): Promise<void>;
  /** Takes up to `limit` due timers for `lease` ms: of all who try, one gets each timer. */
  claim(limit: number, lease: number): Promise<ClaimedTimer[]>;
  /** Deletes a claimed timer; no-op when it was set again or claimed by another since. */
  done(timer: ClaimedTimer): Promise<void>;
  /** When the next timer is due. */
  next(): Promise<number | undefined>;
  /** Calls back when a timer was set that may be due before the ones known. */
  watch(listener: (at: number) => void): () => void;
}

/** Keys of a plugin's own in the live state. Values are JSON. */
export interface Space {
  /** The value that was set; undefined when there is none, or its time to live is over. */
  get<T>(key: string): Promise<T | undefined>;
  /** @param ttl ms to live; for good when left out */
  set(key: string, value: unknown, ttl?: number): Promise<void>;
  /** Sets only when there is nothing under the key yet. @returns whether it did */
  add(key: string, value: unknown, ttl?: number): Promise<boolean>;
  /** Does nothing when there is nothing under the key. */
  delete(key: string): Promise<void>;
}
