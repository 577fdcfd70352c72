import {
  type AnyErrorCode,
  type Definition,
  type Games,
  type Phase,
  QRushError,
} from '../../server/plugin.ts';
import type { Seat } from './players.ts';
import type { Tap } from './taps.ts';
import { wording } from './wording.ts';

/** What became of an answer: undefined when it is stored and counts, or why it does not. */
export type Hint = string | undefined;

/** When a question was sent to a player, ms since the epoch; undefined when it was not. */
type Reached = (gameId: string, question: number, playerId: string) => Promise<number | undefined>;

const HINTS: Partial<Record<AnyErrorCode, string>> = {
  ALREADY_ANSWERED: wording.alreadyAnswered,
  QUESTION_CLOSED: wording.questionClosed,
  QUESTION_NOT_OPEN: wording.notStarted,
  QUESTION_UNKNOWN: wording.notUnderstood,
  BAD_PAYLOAD: wording.notUnderstood,
  GAME_PAUSED: wording.paused,
  GAME_NOT_FOUND: wording.gameOver,
  PLAYER_NOT_FOUND: wording.removed,
};

/** Takes the answers of Telegram players to the game. Rejects with what is no refusal of the game. */
export class Answers {
  readonly #games: Games;
  readonly #reached: Reached;

  constructor(games: Games, reached: Reached) {
    this.#games = games;
    this.#reached = reached;
  }

  /** A tap answers the question it was shown with, whatever is being asked now. */
  tapped(seat: Seat, { gameId, question, option }: Tap): Promise<Hint> {
    return hinting(async () => {
      if (gameId !== seat.gameId) return wording.gameOver;
      const { quiz } = await this.#games.definition(gameId);
      const value = quiz.questions[question]?.type === 'boolean' ? option === 0 : option;
      await this.#answer(seat, question, value);
      return undefined;
    });
  }

  /** A text answers the question that is open. */
  typed(seat: Seat, text: string): Promise<Hint> {
    return hinting(async () => {
      const { definition, phase } = await this.#game(seat.gameId);
      if (phase.name !== 'open') return whyNot(phase);
      const value = this.#games.read(definition, phase.question, text);
      if (value === undefined) {
        const fitting = this.#games.fits(definition, phase.question, text);
        if (fitting.length > 1) return wording.unclear;
        const asked: { type?: string; options?: unknown } =
          definition.quiz.questions[phase.question] ?? {};
        const hasChoices = asked.options !== undefined || asked.type === 'boolean';
        return hasChoices ? wording.notUnderstood : wording.unreadable;
      }
      await this.#answer(seat, phase.question, value);
      return undefined;
    });
  }

  /** Whether this text could answer the question that is open. */
  async couldBe({ gameId }: Seat, text: string): Promise<boolean> {
    let possible = false;
    await hinting(async () => {
      const { definition, phase } = await this.#game(gameId);
      possible =
        phase.name === 'open' && this.#games.read(definition, phase.question, text) !== undefined;
      return undefined;
    });
    return possible;
  }

  /** A player's time runs from when the question reached them: not all get it at the same moment. */
  async #answer({ gameId, playerId }: Seat, question: number, value: unknown): Promise<void> {
    const startedAt = await this.#reached(gameId, question, playerId);
    const timing = startedAt === undefined ? undefined : { startedAt };
    await this.#games.answer(gameId, playerId, question, value, timing);
  }

  async #game(gameId: string): Promise<{ definition: Definition; phase: Phase }> {
    const [definition, { phase }] = await Promise.all([
      this.#games.definition(gameId),
      this.#games.state(gameId),
    ]);
    return { definition, phase };
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

async function hinting(answer: () => Promise<Hint>): Promise<Hint> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof QRushError)) throw error;
    const hint = HINTS[error.code];
    if (hint === undefined && error.retryable) throw error;
    // A plugin refuses in its own words.
    return hint ?? error.message;
  }
}
