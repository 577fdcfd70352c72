import type {
  DeletedQuiz,
  EditableQuiz,
  QuizList,
  StoredQuiz,
} from '../../../../../server/protocol/quizzes.ts';
import type { QuizPatch, QuizzesQuery } from '../../../../../server/protocol/rest-requests.ts';
import { answerOf, fileOf, queryOf, request, type Tagged, taggedOf } from './client.ts';

export type {
  EditableQuestion,
  EditableQuiz,
  QuizList,
  QuizProblem,
  QuizSummary,
  StoredQuiz,
} from '../../../../../server/protocol/quizzes.ts';
export type { QuizPatch };

const pathOf = (id: string): string => `/api/quizzes/${encodeURIComponent(id)}`;

/** Selects the quizzes of a list: without `page`, all of them. */
export interface QuizQuery extends Omit<QuizzesQuery, 'page' | 'size'> {
  page?: number;
  size?: number;
}

export const listQuizzes = (query: QuizQuery, signal?: AbortSignal): Promise<QuizList> =>
  answerOf(`/api/quizzes${queryOf({ ...query })}`, signal && { signal });

export const readQuiz = (id: string): Promise<Tagged<EditableQuiz>> => taggedOf(pathOf(id));

/** @param quiz as `POST /api/quizzes` takes it; as a draft it may lack anything */
export const createQuiz = (quiz: object, draft = false): Promise<StoredQuiz> =>
  answerOf(`/api/quizzes${queryOf({ draft: draft || undefined })}`, { method: 'POST', json: quiz });

/** Changes parts of a quiz, whatever its version is: for what is not written over one another. */
export const patchQuiz = (id: string, patch: QuizPatch): Promise<Tagged<EditableQuiz>> =>
  taggedOf(`${pathOf(id)}?draft=true`, { method: 'PATCH', json: patch, ifMatch: '*' });

export const duplicateQuiz = (id: string): Promise<StoredQuiz> =>
  answerOf(`${pathOf(id)}/duplicate`, { method: 'POST' });

/** It can be restored for some time. */
export const deleteQuiz = (id: string): Promise<DeletedQuiz> =>
  answerOf(pathOf(id), { method: 'DELETE' });

export const restoreQuiz = (id: string): Promise<EditableQuiz> =>
  answerOf(`${pathOf(id)}/restore`, { method: 'POST' });

/** A quiz as a file. @param partial leaves out what the format has no words for */
export async function exportQuiz(id: string, format: string, partial: boolean): Promise<File> {
  const query = queryOf({ format, partial: partial || undefined });
  return fileOf(await request(`${pathOf(id)}/export${query}`));
}
