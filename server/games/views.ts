import type { Question } from '../engine/quiz.ts';
import type { Definition, State } from '../engine/state.ts';
import { QRushError } from '../protocol/errors.ts';
import type {
  OwnPlace,
  OwnResult,
  Place,
  QuestionView,
  RevealView,
  WaitingView,
} from '../protocol/views.ts';
import type { Waiting } from '../sessions/waiting/contract.ts';
import type { Standing } from '../store/contract.ts';
import type { AskedType, QuestionTypes } from './guarded-type.ts';
import { resultOf } from './result.ts';

/** Places on the leaderboard that everybody gets to see. */
export const TOP = 10;

/** The type of a stored question: it was there when the quiz was validated. */
export function typeOf(types: QuestionTypes, question: Question): AskedType {
  const type = types.get(question.type);
  if (!type)
    throw new QRushError('INTERNAL', `no plugin knows the question type "${question.type}"`);
  return type;
}

/**
 * A question with the language that it is in.
 * @throws QRushError `QUESTION_UNKNOWN`
 */
export function questionAt({ quiz }: Definition, index: number): Question {
  const question = quiz.questions[index];
  if (!question) throw new QRushError('QUESTION_UNKNOWN');
  return question.language === undefined ? { ...question, language: quiz.language } : question;
}

/** A question as players see it: field by field, so that nothing of the right answer slips in. */
export function questionView(
  types: QuestionTypes,
  definition: Definition,
  index: number,
  times: { openedAt: number; closesAt: number },
): QuestionView {
  const question = questionAt(definition, index);
  const options = typeOf(types, question).options?.(question);
  return {
    index,
    total: definition.quiz.questions.length,
    type: question.type,
    text: question.text,
    ...(options && { options }),
    ...(question.media && { media: question.media }),
    ...times,
  };
}

export function revealView(state: State): RevealView | undefined {
  if (!state.last) return undefined;
  const { question, correct, distribution } = state.last;
  return { index: question, correct, distribution };
}

export const place = ({ rank, nickname, total }: Standing & { nickname: string }): Place => ({
  rank,
  nickname,
  total,
});

/** A player's result of one question; one who did not answer it has a result of nothing. */
export function ownResult(standing: Standing, question: number): OwnResult {
  const { total, rank } = standing;
  const answered = resultOf(standing, question);
  return {
    correct: answered?.correctness === 1,
    points: answered?.points ?? 0,
    total,
    rank,
    streak: answered?.streak ?? 0,
  };
}

export const ownPlace = ({ rank, total }: Standing): OwnPlace => ({ rank, total });

export const waitingView = ({ id, name, why }: Waiting): WaitingView => ({ id, name, why });
