import type {
  CheckedQuestion,
  QuestionTypeView,
} from '../../../../../server/protocol/question-types.ts';
import type { QuestionCheck } from '../../../../../server/protocol/rest-requests.ts';
import { answerOf } from './client.ts';

export type { CheckedQuestion, QuestionTypeView };

/** Tries a question, and answers to it, without storing anything. */
export const checkQuestion = (
  check: QuestionCheck,
  signal?: AbortSignal,
): Promise<CheckedQuestion> =>
  answerOf('/api/questions/check', { method: 'POST', json: check, ...(signal && { signal }) });

export const listQuestionTypes = async (): Promise<QuestionTypeView[]> =>
  (await answerOf<{ types: QuestionTypeView[] }>('/api/question-types')).types;
