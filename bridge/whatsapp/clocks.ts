import {
  type Games,
  QRushError,
  type Space,
  type State,
  type Timing,
} from '../../server/plugin.ts';
import type { Moment } from '../chat/answering.ts';
import type { OutboxItem } from './outbox.ts';

/** ms a clock is kept at most. */
const LIFETIME = 6 * 3_600_000;

interface Clock {
  question: number;
  /** ms from the question's opening until it reached the player, pauses taken out. */
  delay: number;
}

/**
 * Each WhatsApp player's own clock: the API takes 80 messages a second, so a question reaches the
 * last player seconds after the first, and an answer may be on its way for as long.
 */
export class Clocks {
  readonly #games: Games;
  readonly #store: Space;
  readonly #grace: number;

  /** @param grace ms after the deadline in which an answer may still arrive */
  constructor(games: Games, store: Space, grace: number) {
    this.#games = games;
    this.#store = store;
    this.#grace = grace;
  }

  /** Starts a player's clock: the message has reached them. `at` is ms since the epoch. */
  async reached({ about }: Pick<OutboxItem, 'about'>, at: number): Promise<void> {
    if (about?.question === undefined) return;
    const { gameId, playerId, question } = about;
    const open = openAt(await this.#state(gameId), question);
    if (!open || (await this.of(gameId, playerId, question)) !== undefined) return;
    const delay = Math.max(0, Math.min(at, open.pausedAt ?? at) - open.openedAt);
    await this.#store.set(key(gameId, playerId), { question, delay }, LIFETIME);
  }

  /** ms from this question's opening until it reached the player; undefined when it is not known. */
  async of(gameId: string, playerId: string, question: number): Promise<number | undefined> {
    const clock = await this.#store.get<Clock>(key(gameId, playerId));
    return clock?.question === question ? clock.delay : undefined;
  }

  /**
   * When a player's answer counts from and as of; `late` when it was sent after the deadline: the grace
   * is for the way. Within the deadline's own second it was in time, as far as anybody can tell.
   * @param at when it was sent. The latest moment is taken, which the store limits to the arrival; so
   *   nobody is credited time they did not have
   */
  async timing(
    gameId: string,
    playerId: string,
    question: number,
    at: Moment | undefined,
  ): Promise<{ timing: Timing; late: boolean }> {
    const [state, delay] = await Promise.all([
      this.#state(gameId),
      this.of(gameId, playerId, question),
    ]);
    const open = openAt(state, question);
    return {
      timing: {
        grace: this.#grace,
        ...(open && delay !== undefined && { startedAt: open.openedAt + delay }),
        ...(at && { answeredAt: at.to }),
      },
      late: open !== undefined && at !== undefined && at.from > open.closesAt,
    };
  }

  async delete(gameId: string, playerId: string): Promise<void> {
    await this.#store.delete(key(gameId, playerId));
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

/** The times of this question, if it is the open one. */
function openAt(
  state: State | undefined,
  question: number,
): { openedAt: number; closesAt: number; pausedAt?: number } | undefined {
  if (!state) return undefined;
  const { phase } = state;
  const open = phase.name === 'paused' ? phase.inner : phase;
  if (open.name !== 'open' || open.question !== question) return undefined;
  const { openedAt, closesAt } = open;
  return { openedAt, closesAt, ...(phase.name === 'paused' && { pausedAt: phase.pausedAt }) };
}
