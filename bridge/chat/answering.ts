import {
  type AnyErrorCode,
  type Definition,
  type Games,
  type Phase,
  QRushError,
  type Space,
  type Timing,
} from '../../server/plugin.ts';
import {
  type Also,
  aheadOf,
  also,
  alsoLine,
  alsoWith,
  isFree,
  type Said,
  saidBetween,
  takenApart,
} from './also.ts';
import { formIn } from './forms/known.ts';
import type { LanguageCode } from './languages/all.ts';
import { openQuestion } from './open-question.ts';
import { type Asked, readAnswer } from './read-answer.ts';
import type { Seat } from './seats.ts';
import type { Tap } from './taps.ts';
import { withoutSigns } from './text.ts';
import type { Sentence } from './wording.ts';

/** When a message was sent, by the store's clock: services stamp whole seconds. */
export interface Moment {
  /** The earliest ms it can stand for. */
  from: number;
  /** The latest. */
  to: number;
  /** When it came. */
  arrivedAt?: number;
  /** ms by which it may have come later as we were away. */
  away?: number;
}

/** A question of a game, 0-based. */
export interface AskedQuestion {
  gameId: string;
  question: number;
}

/** When a message was sent, as far as it is known, and the question it quotes. */
export interface Sent {
  at?: Moment | undefined;
  quoted?: AskedQuestion | undefined;
}

/** The fate of an answer: it counts; it does not, and why; or it was not for the game at all. */
export type Answered =
  | { status: 'accepted' }
  | { status: 'refused'; hint: Sentence }
  /** Refused by a plugin, in its own words. */
  | { status: 'refused'; words: string }
  | { status: 'ignored' };

/** Why an answer does not count. */
export type Refused = Extract<Answered, { status: 'refused' }>;

export interface AnsweringSources {
  games: Games;
  /** Keeps what was said beside an answer that is still to come. */
  store: Space;
  /**
   * When the question reached the player and when they answered, for the store; `late` when they did
   * so after the deadline.
   */
  timing(
    seat: Seat,
    question: number,
    at: Moment | undefined,
  ): Promise<{ timing?: Timing; late?: boolean }>;
}

const HINTS: Partial<Record<AnyErrorCode, Sentence>> = {
  ALREADY_ANSWERED: 'alreadyAnswered',
  QUESTION_CLOSED: 'questionClosed',
  QUESTION_NOT_OPEN: 'notStarted',
  QUESTION_UNKNOWN: 'notUnderstood',
  BAD_PAYLOAD: 'notUnderstood',
  ELIMINATED: 'eliminated',
  NOT_YOUR_TURN: 'notYourTurn',
  GAME_PAUSED: 'paused',
  GAME_NOT_FOUND: 'gameOver',
  PLAYER_NOT_FOUND: 'removed',
  WRONG_PHASE: 'questionClosed',
};

/** Takes the answers of a chat's players to the game. */
export class Answering {
  readonly #sources: AnsweringSources;

  constructor(sources: AnsweringSources) {
    this.#sources = sources;
  }

  /** A tap answers the question it was shown with, whatever is being asked now. */
  tapped(seat: Seat, { gameId, question, option, step }: Tap, sent: Sent): Promise<Answered> {
    return hinting(async () => {
      if (gameId !== seat.gameId) return { status: 'ignored' };
      if (step !== undefined) return this.#also(seat, { step, question, value: option }, sent);
      return this.#answer(seat, question, option, sent);
    });
  }

  /** A text answers the question it quotes, or else the one that was open when it was sent. */
  typed(seat: Seat, text: string, sent: Sent): Promise<Answered> {
    return hinting(async () => {
      const asked = await this.#asked(seat, sent);
      if ('hint' in asked) return this.#between(seat, text, sent, asked.hint);
      const { games } = this.#sources;
      const { definition, question, form } = asked;
      const free = isFree(form);
      const read = (typed: string) => readAnswer(games, asked, typed);
      const whole = free ? undefined : read(text);
      const besides = alsoWith(games, definition, question, seat.language, Infinity);
      const said =
        whole === undefined ? takenApart(text, besides, seat.language, read, free) : undefined;
      if (said) return this.#said(seat, asked, said, sent);
      const value = whole ?? read(text);
      if (value === undefined) {
        const fitting = games.fits(asked.definition, asked.question, text);
        return { status: 'refused', hint: fitting.length > 1 ? 'unclear' : asked.form.hint };
      }
      return this.#answer(seat, asked.question, value, sent, asked.form.hint);
    });
  }

  /**
   * An answer, and what was said besides it. The value beside it comes first: it goes with the
   * answer.
   */
  async #said(
    seat: Seat,
    { question, form }: Asked,
    { answer, also }: Said,
    sent: Sent,
  ): Promise<Answered> {
    const say = ([one, value]: [Also, unknown]) => this.#also(seat, { ...one, value }, sent);
    const outcomes: Answered[] = [];
    for (const one of also) if (one[0].step === 'beside') outcomes.push(await say(one));
    if (answer !== undefined)
      outcomes.push(await this.#answer(seat, question, answer, sent, form.hint));
    for (const one of also) if (one[0].step === 'before') outcomes.push(await say(one));
    return allOf(outcomes);
  }

  /** No question is open: a text may still be for what is asked at the join, and before a question. */
  async #between(seat: Seat, text: string, sent: Sent, hint: Sentence): Promise<Answered> {
    const { games } = this.#sources;
    const [definition, { phase }] = await Promise.all([
      games.definition(seat.gameId),
      games.state(seat.gameId),
    ]);
    const asked = askedNow(games, definition, phase, seat.language);
    const said = saidBetween(text, asked, seat.language);
    if (!said) return { status: 'refused', hint };
    const outcomes: Answered[] = [];
    for (const [one, value] of said) outcomes.push(await this.#also(seat, { ...one, value }, sent));
    return allOf(outcomes);
  }

  /** Something that is asked besides a question: each is a call of its own, and may be made twice. */
  async #also(
    seat: Seat,
    { step, question, value }: Pick<Also, 'step' | 'question'> & { value: unknown },
    { at }: Sent,
  ): Promise<Answered> {
    const { games, store, timing: timingOf } = this.#sources;
    const { gameId, playerId, language } = seat;
    if (step === 'join') {
      await games.choose(gameId, playerId, value);
      return { status: 'accepted' };
    }
    if (step === 'beside') {
      await store.set(besideKey(seat, question), value, BESIDE_TTL);
      return { status: 'accepted' };
    }
    const { timing } = await timingOf(seat, question - 0.5, at);
    try {
      await games.answerBefore(gameId, playerId, question, value, timing);
    } catch (error) {
      if (!(error instanceof QRushError) || error.code !== 'BAD_PAYLOAD') throw error;
      const definition = await games.definition(gameId);
      const total = (await games.snapshot(gameId, { playerId })).you?.total ?? 0;
      const { before } = games.asks(definition, question, language, total);
      if (!before) return { status: 'ignored' };
      return { status: 'refused', words: alsoLine(also('before', question, before), language) };
    }
    return { status: 'accepted' };
  }

  /** Whether the question that is open waits for this player's answer. */
  async isAwaited({ gameId, playerId }: Seat): Promise<boolean> {
    try {
      const shown = await this.#sources.games.snapshot(gameId, { playerId });
      return openQuestion(shown) !== undefined && shown.you !== undefined && !shown.you.answered;
    } catch (error) {
      if (error instanceof QRushError && error.code !== 'INTERNAL') return false;
      throw error;
    }
  }

  /** Whether this text could answer the question it is about. */
  couldBe(seat: Seat, text: string, sent: Sent): Promise<boolean> {
    return this.#ofAsked(
      seat,
      sent,
      (asked) => readAnswer(this.#sources.games, asked, text) !== undefined,
    );
  }

  /**
   * Whether a word that is a command is rather meant as an answer to the question it is about: as
   * one of the answers there are, or, where any text is one, with something to it ("Help!"), or as
   * one that is right, which nobody is told.
   */
  isMeant(seat: Seat, word: string, sent: Sent): Promise<boolean> {
    const { games } = this.#sources;
    return this.#ofAsked(seat, sent, (asked) => {
      if (!asked.form.takesAnyText) return readAnswer(games, asked, word) !== undefined;
      const right = games.right(asked.definition, asked.question);
      const bare = withoutSigns(word);
      const accepted = Array.isArray(right) ? right.map(String) : [];
      return (
        word.trim().replace(/^\//, '') !== bare ||
        accepted.some((answer) => sameWord(withoutSigns(answer), bare))
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

  /** @param hint what is said of a value that its type does not take */
  async #answer(
    seat: Seat,
    question: number,
    value: unknown,
    { at }: Sent,
    hint?: Sentence,
  ): Promise<Answered> {
    const { games, timing: timingOf } = this.#sources;
    const { timing, late } = await timingOf(seat, question, at);
    if (late) return { status: 'refused', hint: 'questionClosed' };
    const definition = await games.definition(seat.gameId);
    const asksBeside = games.asks(definition, question).beside !== undefined;
    const beside = asksBeside
      ? await this.#sources.store.get(besideKey(seat, question))
      : undefined;
    try {
      await games.answer(seat.gameId, seat.playerId, question, value, timing, beside);
    } catch (error) {
      if (hint !== undefined && error instanceof QRushError && error.code === 'BAD_PAYLOAD')
        return { status: 'refused', hint };
      throw error;
    }
    return { status: 'accepted' };
  }

  /** The question that a text is about; why it can be about none. */
  async #asked(
    { gameId, language }: Seat,
    { at, quoted }: Sent,
  ): Promise<Asked | { hint: Sentence }> {
    const { games } = this.#sources;
    const [definition, { phase }] = await Promise.all([
      games.definition(gameId),
      games.state(gameId),
    ]);
    const about = (question: number): Asked => ({
      definition,
      question,
      form: formIn(games, definition, question, language),
    });
    if (quoted) {
      return quoted.gameId === gameId ? about(quoted.question) : { hint: 'questionClosed' };
    }
    if (phase.name !== 'open') return { hint: whyNot(phase) };
    const { question, openedAt } = phase;
    // It was on its way since before: an answer to the question before this one.
    if (at && at.to < openedAt) return { hint: question > 0 ? 'questionClosed' : 'notStarted' };
    return about(question);
  }
}

/** ms that what was said beside an answer waits for it. */
const BESIDE_TTL = 3_600_000;

const besideKey = ({ gameId, playerId }: Seat, question: number): string =>
  `beside.${gameId}.${playerId}.${question}`;

/** The asks while no question is open: for the whole game, and before the next question. */
export function askedNow(
  games: Pick<Games, 'asks' | 'choice'>,
  definition: Definition,
  phase: Phase,
  language: LanguageCode,
  total = Infinity,
): Also[] {
  const choice = games.choice(definition, phase, language);
  return [
    ...(choice ? [also('join', 0, choice)] : []),
    ...askedBefore(games, definition, phase, language, total),
  ];
}

function askedBefore(
  games: Pick<Games, 'asks'>,
  definition: Definition,
  phase: Phase,
  language: LanguageCode,
  total: number,
): Also[] {
  switch (phase.name) {
    case 'lobby':
      return aheadOf(games, definition, 0, language, total);
    case 'countdown': {
      const { before } = games.asks(definition, phase.question, language, total);
      return before ? [also('before', phase.question, before)] : [];
    }
    case 'open':
    case 'scoring':
    case 'revealed':
      return aheadOf(games, definition, phase.question + 1, language, total);
    case 'paused':
    case 'finished':
      return [];
  }
}

const allOf = (outcomes: Answered[]): Answered =>
  outcomes.find(({ status }) => status !== 'accepted') ?? { status: 'accepted' };

const sameWord = (one: string, other: string): boolean =>
  one.localeCompare(other.trim().replace(/[.!]$/, ''), undefined, { sensitivity: 'base' }) === 0;

function whyNot({ name }: Phase): Sentence {
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
