import {
  type Games,
  laterBy,
  QRushError,
  type QuestionView,
  type State,
  unpaused,
} from '../../server/plugin.ts';
import type { Also } from '../chat/also.ts';
import type { LanguageCode } from '../chat/languages/all.ts';
import { type MediaFiles, pathOf } from './media-files.ts';
import { questionMessage, textMessage, typedQuestion } from './messages.ts';
import type { OutboxItem } from './outbox.ts';
import type { FileRef, Payload } from './payload.ts';

/** ms left to answer, at least, for a question to be worth sending. */
const LEAST = 500;

/** A question for one player, before it is known how much time will be left when it is sent. JSON. */
export interface QuestionDraft {
  type: 'question';
  gameId: string;
  question: QuestionView;
  language: LanguageCode;
  intro?: string | undefined;
  /** Why the answer to the question before is right. */
  explanation?: string | undefined;
  notice?: string | undefined;
  /** The asks besides the question. */
  also?: Also[] | undefined;
  /** A way into the browser, for a question that is answered there only. */
  link?: string | undefined;
  /** Not the question, but the sound that belongs to it: a message of its own, before that. */
  isSound?: boolean;
  /** The intro is worth sending also without the question. */
  greets?: boolean;
  /** As text only. */
  plain?: boolean;
}

/**
 * The result of writing a draft: a message; or nothing, because it is no longer true (`over`), or
 * not now: then it is sent again by whoever makes it true, or is to be looked at again (`wait`).
 */
export type Written = Payload | 'over' | 'paused' | 'wait';

export interface DraftWriterSources {
  games: Pick<Games, 'state' | 'player'>;
  files: Pick<MediaFiles, 'at'>;
  /** ms since the epoch, by the clock of the games. */
  now(): Promise<number>;
}

/** Writes questions at the moment they are sent: what is closed by then is not asked. */
export class DraftWriter {
  readonly #sources: DraftWriterSources;

  constructor(sources: DraftWriterSources) {
    this.#sources = sources;
  }

  /** @param line the number that it is sent from */
  async write(draft: QuestionDraft, about: OutboxItem['about'], line: string): Promise<Written> {
    const { gameId, question, greets, intro = '' } = draft;
    const { games, now, files } = this.#sources;
    try {
      const [state, at] = await Promise.all([
        games.state(gameId),
        now(),
        // Do not ask players who have left.
        about && games.player(gameId, about.playerId),
      ]);
      const left = timeLeft(state, question.index, at, about?.playerId);
      if (left === 'paused') return greets ? 'wait' : 'paused';
      if (left >= LEAST) {
        const { media } = question;
        const file = media && !draft.plain ? await files.at(line, pathOf(media)) : undefined;
        return file === 'wait' ? 'wait' : asked(draft, left, file);
      }
      return greets ? textMessage(intro) : 'over';
    } catch (error) {
      if (error instanceof QRushError && GONE.has(error.code)) return 'over';
      throw error;
    }
  }
}

const GONE = new Set<string>(['GAME_NOT_FOUND', 'PLAYER_NOT_FOUND']);

/** ms that this player has left to answer this question; 0 when it is not open. */
function timeLeft(state: State, question: number, now: number, player = ''): number | 'paused' {
  const { phase } = state;
  const open = unpaused(phase);
  if (open.name !== 'open' || open.question !== question) return 0;
  return phase.name === 'paused' ? 'paused' : open.closesAt + laterBy(state, player) - now;
}

function asked(draft: QuestionDraft, left: number, file: FileRef | undefined): Written {
  const { gameId, question, language, intro, explanation, notice, also, link } = draft;
  const { plain, isSound } = draft;
  if (isSound) return file ? { type: 'audio', audio: file } : 'over';
  const message = {
    gameId,
    question,
    language,
    seconds: Math.round(left / 1000),
    intro,
    explanation,
    notice,
    also,
    link,
  };
  // Without its picture it says what is on it.
  return plain ? typedQuestion(message) : questionMessage({ ...message, file });
}
