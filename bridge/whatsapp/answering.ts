import {
  type AnyErrorCode,
  type Definition,
  type Games,
  LONGEST_TYPED,
  type Phase,
  QRushError,
} from '../../server/plugin.ts';
import type { Clocks } from './clocks.ts';
import { LANGUAGES } from './languages/all.ts';
import type { Language } from './languages/language.ts';
import { choicesOf, optionValue } from './messages.ts';
import { openQuestion } from './questions.ts';
import type { AskedQuestion } from './quotes.ts';
import type { Seat } from './seats.ts';
import type { Moment } from './skew.ts';
import type { Tap } from './taps.ts';
import { withoutSigns } from './text.ts';
import { readTyped } from './typed.ts';

/** A sentence of every language. */
type Hint = {
  [Name in keyof Language]: Language[Name] extends string ? Name : never;
}[keyof Language];

/** What became of an answer: it counts; it does not, and why; or it was not for the game at all. */
export type Answered =
  | { status: 'accepted' }
  | { status: 'refused'; hint: Hint }
  /** Refused by a plugin, in its own words. */
  | { status: 'refused'; words: string }
  | { status: 'ignored' };

const HINTS: Partial<Record<AnyErrorCode, Hint>> = {
  ALREADY_ANSWERED: 'alreadyAnswered',
  QUESTION_CLOSED: 'questionClosed',
  QUESTION_NOT_OPEN: 'notStarted',
  QUESTION_UNKNOWN: 'notUnderstood',
  BAD_PAYLOAD: 'notUnderstood',
  GAME_PAUSED: 'paused',
  GAME_NOT_FOUND: 'gameOver',
  PLAYER_NOT_FOUND: 'removed',
};

/** Takes the answers of WhatsApp players to the game. */
export class Answering {
  readonly #games: Games;
  readonly #clocks: Clocks;

  constructor(games: Games, clocks: Clocks) {
    this.#games = games;
    this.#clocks = clocks;
  }

  /** A tap answers the question it was shown with, whatever is being asked now. */
  tapped(seat: Seat, { gameId, question, option }: Tap, sent: Sent): Promise<Answered> {
    return hinting(async () => {
      if (gameId !== seat.gameId) return { status: 'ignored' };
      const definition = await this.#games.definition(gameId);
      const { type } = definition.quiz.questions[question] ?? { type: '' };
      return this.#answer(seat, question, optionValue(type, option), sent);
    });
  }

  /** A text answers the question it quotes, or else the one that was open when it was sent. */
  typed(seat: Seat, text: string, sent: Sent): Promise<Answered> {
    return hinting(async () => {
      const asked = await this.#asked(seat, sent);
      if ('hint' in asked) return { status: 'refused', hint: asked.hint };
      const value = this.#read(asked, seat, text);
      if (value === undefined)
        return { status: 'refused', hint: this.#whyUnread(asked, seat, text) };
      return this.#answer(seat, asked.question, value, sent);
    });
  }

  /** Whether the question that is open waits for this player's answer. */
  async isAwaited({ gameId, playerId }: Seat): Promise<boolean> {
    try {
      const shown = await this.#games.snapshot(gameId, { playerId });
      return openQuestion(shown) !== undefined && shown.you !== undefined && !shown.you.answered;
    } catch (error) {
      if (error instanceof QRushError && error.code !== 'INTERNAL') return false;
      throw error;
    }
  }

  /** Whether this text could answer the question it is about. */
  couldBe(seat: Seat, text: string, sent: Sent): Promise<boolean> {
    return this.#ofAsked(seat, sent, (asked) => this.#read(asked, seat, text) !== undefined);
  }

  /**
   * Whether a word that is a command is rather meant as an answer to the question it is about: as
   * one of the answers there are, or, where any text is one, with something to it ("Help!").
   */
  isMeant(seat: Seat, word: string, sent: Sent): Promise<boolean> {
    return this.#ofAsked(seat, sent, (about) => {
      const asked = about.definition.quiz.questions[about.question];
      if (asked?.type !== 'text') return this.#read(about, seat, word) !== undefined;
      const bare = withoutSigns(word);
      return (
        word.trim().replace(/^\//, '') !== bare ||
        (asked.accepted as string[]).some((answer) => sameWord(withoutSigns(answer), bare))
      );
    });
  }

  /** Asks this of the question that a text is about; false when there is none. */
  async #ofAsked(seat: Seat, sent: Sent, ask: (asked: Asked) => boolean): Promise<boolean> {
    try {
      const asked = await this.#asked(seat, sent);
      return 'definition' in asked && ask(asked);
    } catch (error) {
      if (error instanceof QRushError && error.code === 'GAME_NOT_FOUND') return false;
      throw error;
    }
  }

  async #answer(
    { gameId, playerId }: Seat,
    question: number,
    value: unknown,
    { at }: Sent,
  ): Promise<Answered> {
    const { timing, late } = await this.#clocks.timing(gameId, playerId, question, at);
    if (late) return { status: 'refused', hint: 'questionClosed' };
    await this.#games.answer(gameId, playerId, question, value, timing);
    return { status: 'accepted' };
  }

  /** By the same rules as on the web; true and false also in the player's own language. */
  #read({ definition, question }: Asked, { language }: Seat, text: string): unknown {
    if (text.length > LONGEST_TYPED) return undefined;
    const asked = definition.quiz.questions[question];
    const { trueFalse } = LANGUAGES[language];
    const read = (typed: string): unknown => {
      if (asked?.type === 'boolean') {
        const said = trueFalse.findIndex((word) => sameWord(word, typed));
        if (said >= 0) return said === 0;
      }
      return this.#games.read(definition, question, typed);
    };
    const choices =
      asked && choicesOf(asked as { type: string; options?: string[] }, LANGUAGES[language]);
    return readTyped({ read, choices }, text);
  }

  #whyUnread({ definition, question }: Asked, { language }: Seat, text: string): Hint {
    const asked = definition.quiz.questions[question];
    if (asked && !choicesOf(asked as { type: string; options?: string[] }, LANGUAGES[language]))
      return 'unreadable';
    return this.#games.fits(definition, question, text).length > 1 ? 'unclear' : 'notUnderstood';
  }

  /** The question that a text is about; why it can be about none. */
  async #asked({ gameId }: Seat, { at, quoted }: Sent): Promise<Asked | { hint: Hint }> {
    const [definition, { phase }] = await Promise.all([
      this.#games.definition(gameId),
      this.#games.state(gameId),
    ]);
    if (quoted) {
      return quoted.gameId === gameId
        ? { definition, question: quoted.question }
        : { hint: 'questionClosed' };
    }
    if (phase.name !== 'open') return { hint: whyNot(phase) };
    const { question, openedAt } = phase;
    // It was on its way since before: an answer to the question before this one.
    if (at && at.to < openedAt) return { hint: question > 0 ? 'questionClosed' : 'notStarted' };
    return { definition, question };
  }
}

/** When a message was sent, as far as it is known, and the question it quotes. */
export interface Sent {
  at?: Moment | undefined;
  quoted?: AskedQuestion | undefined;
}

/** A question that a text is about. */
interface Asked {
  definition: Definition;
  question: number;
}

const sameWord = (one: string, other: string): boolean =>
  one.localeCompare(other.trim().replace(/[.!]$/, ''), undefined, { sensitivity: 'base' }) === 0;

function whyNot({ name }: Phase): Hint {
  switch (name) {
    case 'lobby':
    case 'countdown':
      return 'notStarted';
    case 'paused':
      return 'paused';
    case 'finished':
      return 'gameOver';
    default:
      return 'questionClosed';
  }
}

async function hinting(answer: () => Promise<Answered>): Promise<Answered> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof QRushError)) throw error;
    const hint = HINTS[error.code];
    if (hint !== undefined) return { status: 'refused', hint };
    if (error.retryable) throw error;
    return { status: 'refused', words: error.message };
  }
}
