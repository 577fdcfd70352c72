import {
  type Games,
  laterBy,
  QRushError,
  type Space,
  type State,
  type Timing,
  unpaused,
} from '../../server/plugin.ts';
import type { AskedQuestion, Moment } from '../chat/answering.ts';
import {
  answeredAt,
  type Delivered,
  deliveredAt,
  graceFor,
  isLate,
  seenAt,
} from '../chat/sight.ts';
import { Crossing } from './crossing.ts';
import type { OutboxItem } from './outbox.ts';

/** ms a clock is kept at most. */
const LIFETIME = 6 * 3_600_000;

/** A question on its way to a player. All ms from the opening, pauses taken out. */
interface Clock {
  question: number;
  /** Until the API took it. */
  delay: number;
  /** Until it was on the phone, as WhatsApp tells. */
  delivered?: number;
  /** The player came into the game while it was open: the deadline is that of all. */
  joined?: true;
  /** The last questions that were sent in time, this one included. */
  sent: number[];
}

/** So many of them are remembered: after as many without an answer, a player is left alone. */
const KEPT = 3;

/**
 * Each WhatsApp player's own clock: the API takes 80 messages a second, so a question reaches the
 * last player seconds after the first, and an answer may be on its way for as long.
 */
export class Clocks {
  readonly #games: Games;
  readonly #store: Space;
  readonly #grace: number;
  readonly #crossing = new Crossing();

  /** @param grace ms after the deadline in which an answer may still arrive */
  constructor(games: Games, store: Space, grace: number) {
    this.#games = games;
    this.#store = store;
    this.#grace = grace;
  }

  /** Starts a player's clock: the API has the message. `at` is ms since the epoch. */
  async reached({ about }: Pick<OutboxItem, 'about'>, at: number): Promise<void> {
    if (about?.question === undefined) return;
    const { gameId, playerId, question, came } = about;
    // Their time runs since the opening.
    if (came === 'back') return;
    const [state, before] = await Promise.all([
      this.#state(gameId),
      this.#store.get<Clock>(key(gameId, playerId)),
    ]);
    const open = openAt(state, question);
    if (!open || before?.question === question) return;
    const delay = sinceOpening(open, at);
    await this.#keep(gameId, playerId, {
      question,
      delay,
      ...(came === 'joined' && { joined: true }),
      sent: [...(before?.sent ?? []), question].slice(-KEPT),
    });
    // A question that was held closes later for all.
    const more = came === undefined ? graceFor(delay - open.held) : undefined;
    if (more !== undefined) await this.#games.waitFor(gameId, this.#grace + more);
  }

  /** The last questions that were sent to a player in time; undefined where nothing is known. */
  async sent(gameId: string, playerId: string): Promise<number[] | undefined> {
    return (await this.#store.get<Clock>(key(gameId, playerId)))?.sent;
  }

  /** The question is on the player's phone. Changes nothing before the API is known to have it. */
  async delivered({ gameId, question }: AskedQuestion, playerId: string, told: Delivered) {
    const [state, clock] = await Promise.all([
      this.#state(gameId),
      this.#clock(gameId, playerId, question),
    ]);
    const open = openAt(state, question);
    if (!open || !clock || clock.delivered !== undefined) return;
    const accepted = open.openedAt + clock.delay;
    // A pause has moved the opening since: what was before it cannot be told any more.
    if (told.at.to < accepted) return;
    const at = deliveredAt(accepted, told);
    this.#crossing.took(at - accepted);
    await this.#keep(gameId, playerId, { ...clock, delivered: sinceOpening(open, at) });
  }

  /** ms from this question's opening until it reached the player; undefined when it is not known. */
  async of(gameId: string, playerId: string, question: number): Promise<number | undefined> {
    const clock = await this.#clock(gameId, playerId, question);
    return clock && this.#seen(clock);
  }

  /**
   * When a player's answer counts from and as of; `late` when it was sent after the deadline, which is the
   * player's own: the grace is for the way. Half a second of doubt is the player's.
   * @param at when it was sent, as far as it is known
   */
  async timing(
    gameId: string,
    playerId: string,
    question: number,
    at: Moment | undefined,
  ): Promise<{ timing: Timing; late: boolean }> {
    const [state, clock] = await Promise.all([
      this.#state(gameId),
      this.#clock(gameId, playerId, question),
    ]);
    const open = openAt(state, question);
    const startedAt = open && clock && open.openedAt + this.#seen(clock);
    const answered = at && answeredAt(at, startedAt ?? open?.openedAt ?? 0);
    // Their own deadline, as against that of all: it may be sooner, where all were shown a question later.
    const later = open && clock && !clock.joined ? this.#seen(clock) - open.held : 0;
    const more = state ? laterBy(state, playerId) : 0;
    return {
      timing: {
        grace: this.#grace + later,
        ...(startedAt !== undefined && { startedAt }),
        ...(answered !== undefined && { answeredAt: answered }),
      },
      late: open !== undefined && isLate(answered, open.closesAt + later + more),
    };
  }

  async delete(gameId: string, playerId: string): Promise<void> {
    await this.#store.delete(key(gameId, playerId));
  }

  #seen({ delay, delivered }: Clock): number {
    return Math.round(seenAt(delay, delivered, this.#crossing.ms));
  }

  async #clock(gameId: string, playerId: string, question: number): Promise<Clock | undefined> {
    const clock = await this.#store.get<Clock>(key(gameId, playerId));
    return clock?.question === question ? clock : undefined;
  }

  async #keep(gameId: string, playerId: string, clock: Clock): Promise<void> {
    await this.#store.set(key(gameId, playerId), clock, LIFETIME);
  }

  async #state(gameId: string): Promise<State | undefined> {
    try {
      return await this.#games.state(gameId);
    } catch (error) {
      if (error instanceof QRushError && error.code === 'GAME_NOT_FOUND') return undefined;
      throw error;
    }
  }
}

const key = (gameId: string, playerId: string): string => `clock.${gameId}.${playerId}`;

interface OpenTimes {
  openedAt: number;
  closesAt: number;
  /** ms by which those were shown it later who get questions at once: `closesAt` is theirs. */
  held: number;
  pausedAt?: number;
}

/** ms of it that the question was open, without a pause that still lasts. */
const sinceOpening = ({ openedAt, pausedAt }: OpenTimes, at: number): number =>
  Math.max(0, Math.min(at, pausedAt ?? at) - openedAt);

/** The times of this question, if it is the open one. */
function openAt(state: State | undefined, question: number): OpenTimes | undefined {
  if (!state) return undefined;
  const { phase } = state;
  const open = unpaused(phase);
  if (open.name !== 'open' || open.question !== question) return undefined;
  const { openedAt, closesAt, held = 0 } = open;
  return { openedAt, closesAt, held, ...(phase.name === 'paused' && { pausedAt: phase.pausedAt }) };
}
