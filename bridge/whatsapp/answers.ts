import type { ErrorCode } from '../../server/errors.ts';
import { type Games, QRushError } from '../../server/plugin.ts';
import type { InboundMessage } from './inbound.ts';
import { isCoded, type Seat } from './players.ts';
import { readTapId } from './tap-id.ts';

/**
 * ms by which WhatsApp's clock may be behind ours, and its times are cut to whole seconds. A text
 * that was sent longer than this before a question opened was for the question before.
 */
const CLOCK_SLACK = 2000;

/** What became of an answer. */
export type AnswerOutcome =
  | { status: 'accepted' }
  /** A tap on a question of long ago, or of another game. */
  | { status: 'old' }
  | { status: 'unreadable' }
  | { status: 'refused'; code: ErrorCode; message: string }
  /** The game or the player is no more. */
  | { status: 'gone' };

const refused = (code: ErrorCode): AnswerOutcome => {
  const { message } = new QRushError(code);
  return { status: 'refused', code, message };
};

/** Takes what players tap and type for the answers of their game's question. */
export class Answers {
  readonly #games: Games;

  constructor(games: Games) {
    this.#games = games;
  }

  /** Whether a text would count as an answer right now. */
  async reads({ gameId }: Seat, text: string): Promise<boolean> {
    try {
      const [game, { phase }] = await this.#game(gameId);
      return phase.name === 'open' && this.#games.read(game, phase.question, text) !== undefined;
    } catch (error) {
      if (isCoded(error, 'GAME_NOT_FOUND')) return false;
      throw error;
    }
  }

  /** Submits an answer. @throws what is nobody's fault, such as a store that is down */
  async submit(seat: Seat, { content, sentAt }: InboundMessage): Promise<AnswerOutcome> {
    try {
      return content.type === 'tap'
        ? await this.#tap(seat, content.id)
        : await this.#text(seat, content.text, sentAt);
    } catch (error) {
      if (isCoded(error, 'PLAYER_NOT_FOUND', 'GAME_NOT_FOUND')) return { status: 'gone' };
      if (isCoded(error, 'QUESTION_UNKNOWN')) return { status: 'old' };
      if (isCoded(error, 'BAD_PAYLOAD', 'PAYLOAD_TOO_LARGE')) return { status: 'unreadable' };
      if (isCoded(error, 'UNAVAILABLE', 'INTERNAL', 'SHUTTING_DOWN')) throw error;
      if (error instanceof QRushError) return refused(error.code);
      throw error;
    }
  }

  async #tap(seat: Seat, id: string): Promise<AnswerOutcome> {
    const tap = readTapId(id);
    if (tap?.pin !== seat.pin) return { status: 'old' };
    const { quiz } = await this.#games.definition(seat.gameId);
    const type = quiz.questions[tap.question]?.type;
    const value = type === 'boolean' ? tap.option === 0 : tap.option;
    await this.#games.answer(seat.gameId, seat.playerId, tap.question, value);
    return { status: 'accepted' };
  }

  async #text({ gameId, playerId }: Seat, text: string, sentAt: number): Promise<AnswerOutcome> {
    const [game, state] = await this.#game(gameId);
    const phase = state.phase.name === 'paused' ? state.phase.inner : state.phase;
    if (phase.name === 'finished') return refused('GAME_FINISHED');
    if (phase.name === 'lobby') return refused('QUESTION_NOT_OPEN');
    if (phase.name === 'open' && sentAt + CLOCK_SLACK < phase.openedAt) {
      return refused('QUESTION_CLOSED');
    }
    const value = this.#games.read(game, phase.question, text);
    if (value === undefined) {
      return phase.name === 'open' ? { status: 'unreadable' } : refused('QUESTION_CLOSED');
    }
    // Not open any more? The core knows: the same answer again is still an accepted one.
    await this.#games.answer(gameId, playerId, phase.question, value);
    return { status: 'accepted' };
  }

  #game(gameId: string) {
    return Promise.all([this.#games.definition(gameId), this.#games.state(gameId)]);
  }
}
