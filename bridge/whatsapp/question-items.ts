import type { QuestionView } from '../../server/realtime/events.ts';
import { renderQuestion } from './messages.ts';
import type { OutboxItem } from './outbox.ts';
import type { Wording } from './wording.ts';

interface QuestionFor {
  /** The item's id. */
  id: string;
  /** The player's address. */
  to: string;
  pin: string;
  question: QuestionView;
  /** The store's time from which the seconds left are counted. */
  at: number;
  preface?: string | undefined;
}

/** Turns questions into messages for the outbox, each worth something until the question closes. */
export class QuestionItems {
  readonly #wording: Wording;
  readonly #pictureUrl: (path: string) => string | undefined;

  /** @param pictureUrl the absolute address of a picture; undefined if WhatsApp can't fetch it */
  constructor(wording: Wording, pictureUrl: (path: string) => string | undefined) {
    this.#wording = wording;
    this.#pictureUrl = pictureUrl;
  }

  item({ id, to, pin, question, at, preface }: QuestionFor): OutboxItem {
    const picture = question.media && this.#pictureUrl(question.media.image);
    const seconds = Math.max(1, Math.round((question.closesAt - at) / 1000));
    const message = { pin, question, seconds, preface, picture };
    return {
      id,
      to,
      payload: renderQuestion(message, this.#wording),
      expiresAt: question.closesAt,
    };
  }
}
