import type { Definition, Phase } from '../../server/engine/state.ts';
import { type ErrorCode, type Games, QRushError } from '../../server/plugin.ts';
import { optionValue } from './messages.ts';
import type { Seat } from './players.ts';
import type { Tap } from './taps.ts';
import { wording } from './wording.ts';

/** What became of an answer: it counts; it does not, and why; or it was not for the game at all. */
export type Answered =
  | { status: 'accepted' }
  | { status: 'refused'; hint: string }
  | { status: 'ignored' };

const HINTS: Partial<Record<ErrorCode, string>> = {
  ALREADY_ANSWERED: wording.alreadyAnswered,
  QUESTION_CLOSED: wording.questionClosed,
  QUESTION_NOT_OPEN: wording.notStarted,
  QUESTION_UNKNOWN: wording.notUnderstood,
  BAD_PAYLOAD: wording.notUnderstood,
  GAME_PAUSED: wording.paused,
  GAME_NOT_FOUND: wording.gameOver,
  PLAYER_NOT_FOUND: wording.removed,
};

/** Takes the answers of WhatsApp players to the game. */
export class Answering {
  readonly #games: Games;

  constructor(games: Games) {
    this.#games = games;
  }

  /** A tap answers the question it was shown with, whatever is being asked now. */
  tapped(seat: Seat, { gameId, question, option }: Tap): Promise<Answered> {
    return hinting(async () => {
      if (gameId !== seat.gameId) return { status: 'ignored' };
      const definition = await this.#games.definition(gameId);
      const { type } = definition.quiz.questions[question] ?? { type: '' };
      await this.#games.answer(gameId, seat.playerId, question, optionValue(type, option));
      return { status: 'accepted' };
    });
  }

  /** A text answers the question that is open. */
  typed(seat: Seat, text: string): Promise<Answered> {
    return hinting(async () => {
      const open = await this.#open(seat);
      if ('hint' in open) return { status: 'refused', hint: open.hint };
      const value = this.#games.read(open.definition, open.question, text);
      if (value === undefined) return { status: 'refused', hint: wording.notUnderstood };
      await this.#games.answer(seat.gameId, seat.playerId, open.question, value);
      return { status: 'accepted' };
    });
  }

  /** Whether this text could answer the question that is open. */
  async couldBe(seat: Seat, text: string): Promise<boolean> {
    try {
      const open = await this.#open(seat);
      return (
        'definition' in open && this.#games.read(open.definition, open.question, text) !== undefined
      );
    } catch (error) {
      if (error instanceof QRushError && error.code === 'GAME_NOT_FOUND') return false;
      throw error;
    }
  }

  async #open({
    gameId,
  }: Seat): Promise<{ definition: Definition; question: number } | { hint: string }> {
    const [definition, state] = await Promise.all([
      this.#games.definition(gameId),
      this.#games.state(gameId),
    ]);
    const { phase } = state;
    return phase.name === 'open'
      ? { definition, question: phase.question }
      : { hint: whyNot(phase) };
  }
}

function whyNot({ name }: Phase): string {
  switch (name) {
    case 'lobby':
    case 'countdown':
      return wording.notStarted;
    case 'paused':
      return wording.paused;
    case 'finished':
      return wording.gameOver;
    default:
      return wording.questionClosed;
  }
}

async function hinting(answer: () => Promise<Answered>): Promise<Answered> {
  try {
    return await answer();
  } catch (error) {
    const hint = error instanceof QRushError ? HINTS[error.code] : undefined;
    if (hint === undefined) throw error;
    return { status: 'refused', hint };
  }
}
