import {
  type Games,
  QRushError,
  type QuestionView,
  resultOf,
  type Services,
  type Snapshot,
} from '../../server/plugin.ts';
import { escapeHtml } from './html.ts';
import type { Message } from './post.ts';
import { tapData } from './taps.ts';
import { wording } from './wording.ts';

/** Characters of a button that a narrow phone shows; longer options are in the text as well. */
const BUTTON = 30;

export interface LetterSources {
  games: Games;
  leaderboard: Services['leaderboard'];
}

export const letterOf = (option: number): string => String.fromCharCode(65 + option);

/** The question that takes answers right now. */
export const openQuestion = ({ phase, pausedAt, question }: Snapshot): QuestionView | undefined =>
  phase === 'question' && pausedAt === undefined ? question : undefined;

/** Whether one tap is an answer: not so where several options, or words, make one. */
const isTapped = ({ type, options }: QuestionView): boolean =>
  options !== undefined && type !== 'multiple';

/**
 * What is written to players. Each message is written when its turn to be sent comes, from the game
 * as it is then: a question shows the seconds that are left, and none is written when it has closed.
 */
export class Letters {
  readonly #sources: LetterSources;

  constructor(sources: LetterSources) {
    this.#sources = sources;
  }

  /**
   * The question, below what the one before has brought; undefined when it takes no answer of this
   * player any more.
   * @param greeting comes in place of the result
   */
  async question(
    gameId: string,
    playerId: string,
    index: number,
    greeting?: string,
  ): Promise<Message | undefined> {
    const shown = await this.#shown(gameId, playerId);
    const question = shown && openQuestion(shown);
    if (!question || question.index !== index || shown.you?.answered) return undefined;
    const intro = greeting ?? (await this.#outcome(gameId, playerId, index - 1, shown));
    return questionMessage(gameId, question, shown.now, intro);
  }

  /** The last result, the player's place, and the podium; undefined for who is not in the game. */
  async ending(gameId: string, playerId: string): Promise<Message | undefined> {
    const shown = await this.#shown(gameId, playerId);
    if (!shown?.you || !shown.podium) return undefined;
    const lines = [
      shown.reveal && (await this.#outcome(gameId, playerId, shown.reveal.index, shown)),
      wording.finished(shown.you, shown.players),
      shown.podium.map(wording.place).join('\n'),
    ];
    return { html: lines.filter(Boolean).join('\n\n') };
  }

  /** The game with what is the player's own; undefined when one of them is gone. */
  async #shown(gameId: string, playerId: string): Promise<Snapshot | undefined> {
    try {
      return await this.#sources.games.snapshot(gameId, { playerId });
    } catch (error) {
      const gone =
        error instanceof QRushError && ['PLAYER_NOT_FOUND', 'GAME_NOT_FOUND'].includes(error.code);
      if (gone) return undefined;
      throw error;
    }
  }

  async #outcome(
    gameId: string,
    playerId: string,
    index: number,
    { players }: Snapshot,
  ): Promise<string | undefined> {
    const { games, leaderboard } = this.#sources;
    const standing = (await leaderboard.standings(gameId, [playerId])).get(playerId);
    if (index < 0 || !standing) return undefined;
    const { total, rank } = standing;
    const own = resultOf(standing, index);
    const definition = await games.definition(gameId);
    const asked = definition.quiz.questions[index];
    return wording.outcome({
      index,
      correct: asked && games.isGraded(asked) ? games.correctText(definition, index) : undefined,
      correctness: own?.correctness,
      points: own?.points ?? 0,
      total,
      rank,
      players,
    });
  }
}

/** A question as one message: each option on a button of its own, where one tap is an answer. */
export function questionMessage(
  gameId: string,
  question: QuestionView,
  now: number,
  intro?: string,
): Message {
  const { index, total, text, media, options = [], closesAt } = question;
  const tapped = isTapped(question);
  const seconds = Math.max(1, Math.round((closesAt - now) / 1000));
  const listed = !tapped || options.some((option) => option.length > BUTTON);
  const lines = [
    intro && `${intro}\n`,
    wording.question(index, total, seconds, text),
    ...(listed ? options.map((option, at) => `${letterOf(at)}) ${escapeHtml(option)}`) : []),
    tapped ? undefined : instructionOf(question),
  ];
  const buttons = options.map((option, at) => ({
    label: `${letterOf(at)}) ${option}`,
    data: tapData({ gameId, question: index, option: at }),
  }));
  return {
    html: lines.filter((line) => line !== undefined && line !== '').join('\n'),
    ...(tapped && { buttons }),
    ...(media && { picture: media }),
  };
}

function instructionOf({ type }: QuestionView): string {
  switch (type) {
    case 'multiple':
      return wording.typeLetters;
    case 'number':
      return wording.typeNumber;
    default:
      return wording.typeAnswer;
  }
}
