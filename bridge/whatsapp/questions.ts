import {
  type Definition,
  type Games,
  type QuestionView,
  resultOf,
  type Snapshot,
  type Standing,
} from '../../server/plugin.ts';
import { LANGUAGES, type LanguageCode } from './languages/all.ts';
import type { OutboxItem } from './outbox.ts';
import type { QuestionDraft } from './question-draft.ts';
import { literal } from './text.ts';
import { wordingIn } from './wording.ts';

/** The question that takes answers right now. */
export const openQuestion = ({ phase, pausedAt, question }: Snapshot): QuestionView | undefined =>
  phase === 'question' && pausedAt === undefined ? question : undefined;

/** Where a question goes, and what is said around it. */
export interface Recipient {
  playerId: string;
  /** Phone number (digits), or user id. */
  to: string;
  language: LanguageCode;
  intro?: string | undefined;
  notice?: string | undefined;
}

/** A question as it is sent to everybody. */
export interface Asked {
  gameId: string;
  question: QuestionView;
  /** What a picture's path is put behind; undefined when WhatsApp cannot reach this server. */
  mediaBase: string | undefined;
}

/**
 * A question for one player. Its id makes sure they get it once, also when the delivery is done
 * twice or they join while it is on its way; one that waits gives way to the next.
 */
export function questionItem(
  { gameId, question, mediaBase }: Asked,
  { playerId, to, language, intro, notice }: Recipient,
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
      notice,
      picture: pictureLink(mediaBase, question),
    },
    expiresAt: question.closesAt,
    slot: 'question',
    turn: 'first',
    about: { gameId, playerId, question: question.index },
  };
}

function pictureLink(base: string | undefined, { media }: QuestionView): string | undefined {
  if (!media?.image.startsWith('/')) return media?.image;
  return base === undefined ? undefined : base + media.image;
}

/** What a question brought a player with this standing, in words. */
export function resultText(
  games: Games,
  definition: Definition,
  { index, players }: { index: number; players: number },
  standing: Standing,
  language: LanguageCode,
): string {
  const { total, rank } = standing;
  const own = resultOf(standing, index);
  const correct = correctIn(games, definition, index, language);
  return wordingIn(language).previous({
    index,
    correct: correct === undefined ? undefined : literal(correct),
    correctness: own?.correctness,
    points: own?.points ?? 0,
    total,
    rank,
    players,
  });
}

/** The right answer in words, if there is one; true and false in the player's own. */
function correctIn(
  games: Games,
  definition: Definition,
  index: number,
  language: LanguageCode,
): string | undefined {
  const question = definition.quiz.questions[index];
  if (question && !games.isGraded(question)) return undefined;
  if (question?.type === 'boolean') {
    const [yes, no] = LANGUAGES[language].trueFalse;
    return question.correct === true ? yes : no;
  }
  return games.correctText(definition, index);
}
