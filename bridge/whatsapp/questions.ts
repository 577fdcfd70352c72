import type { QuestionView } from '../../server/plugin.ts';
import type { Also } from '../chat/also.ts';
import type { LanguageCode } from '../chat/languages/all.ts';
import type { OutboxItem } from './outbox.ts';
import type { QuestionDraft } from './question-draft.ts';

/** Where a question goes, and what is said around it. */
export interface Recipient {
  playerId: string;
  /** Phone number (digits), or user id. */
  to: string;
  language: LanguageCode;
  intro?: string | undefined;
  explanation?: string | undefined;
  notice?: string | undefined;
  also?: Also[] | undefined;
  /** A way into the browser, for a question that is answered there only. */
  link?: string | undefined;
}

/** A question as it is sent to everybody who reads this language. */
export interface Asked {
  gameId: string;
  question: QuestionView;
}

/**
 * A question for one player. Its id makes sure they get it once, also when the delivery is done
 * twice or they join while it is on its way; one that waits gives way to the next.
 */
export function questionItem(
  { gameId, question }: Asked,
  { playerId, to, language, intro, explanation, notice, also, link }: Recipient,
): OutboxItem & { payload: QuestionDraft } {
  return {
    id: `${gameId}.${question.index}.${playerId}`,
    to,
    payload: {
      type: 'question',
      gameId,
      question,
      language,
      intro,
      explanation,
      notice,
      ...(also && also.length > 0 && { also }),
      link,
    },
    expiresAt: question.closesAt,
    slot: 'question',
    turn: 'first',
    about: { gameId, playerId, question: question.index },
  };
}

/**
 * The sound of a question, which goes before it: WhatsApp has no message with a sound and words. Not
 * sent when the question itself is not asked any more.
 */
export function soundItem(
  question: OutboxItem & { payload: QuestionDraft },
): (OutboxItem & { payload: QuestionDraft }) | undefined {
  const { payload, about } = question;
  if (payload.question.media?.kind !== 'audio' || !about) return undefined;
  return {
    ...question,
    id: `${question.id}.sound`,
    payload: { ...payload, isSound: true },
    expiresAt: payload.question.closesAt,
    slot: 'sound',
    about: { gameId: about.gameId, playerId: about.playerId },
  };
}
