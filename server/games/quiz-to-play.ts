import type { Question, Quiz } from '../engine/quiz.ts';
import { QRushError } from '../protocol/errors.ts';
import type { KeptQuiz } from '../records/contract.ts';
import { asWritten } from '../rich/played.ts';
import type { QuestionTypes } from './guarded-type.ts';

/**
 * A kept quiz as games are made of it: without what only its author needs.
 * @throws QRushError `QUIZ_NOT_FOUND`, also for a deleted one; `QUIZ_INCOMPLETE` for a draft
 */
export function quizToPlay(kept: KeptQuiz | undefined): Quiz {
  if (!kept || kept.deletedAt) throw new QRushError('QUIZ_NOT_FOUND');
  if (!kept.playable) throw new QRushError('QUIZ_INCOMPLETE');
  const { title, description, language, questions } = kept;
  return { title, description, language, questions: questions.map(withoutId) };
}

/**
 * A plugin may have been left out since the quiz was stored.
 * @throws QRushError `QUIZ_INCOMPLETE`
 */
export function requireTypes({ questions }: Quiz, types: QuestionTypes): void {
  const unknown = questions.find(({ type }) => !types.get(type));
  if (!unknown) return;
  const message = `No plugin here knows questions of the type “${unknown.type}”.`;
  throw new QRushError('QUIZ_INCOMPLETE', message);
}

/** The quiz of a file: what its author has written, without what names it here. */
export function quizToExport(kept: KeptQuiz | undefined): Quiz {
  const quiz = quizToPlay(kept);
  const { tags = [], cover } = kept ?? {};
  const questions = asWritten(quiz.questions);
  return { ...quiz, questions, ...(tags.length > 0 && { tags }), ...(cover && { cover }) };
}

/** Complete, since the quiz is no draft. */
const withoutId = ({ id: _, ...question }: KeptQuiz['questions'][number]): Question =>
  question as Question;
