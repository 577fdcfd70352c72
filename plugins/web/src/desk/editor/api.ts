import type {
  CheckedQuestion,
  QuestionTypeList,
  QuestionTypeView,
} from '../../../../../server/protocol/question-types.ts';
import type { EditableQuiz } from '../../../../../server/protocol/quizzes.ts';
import type { QuestionCheck } from '../../../../../server/protocol/rest-requests.ts';
import { t } from '../../words/t.ts';
import { ApiError, answerOf, request } from '../api/client.ts';
import { documentOf } from './model/document.ts';
import { type QuizServer, SaveError, type ServerQuiz, type Trouble } from './model/server.ts';

const pathOf = (id: string): string => `/api/quizzes/${encodeURIComponent(id)}`;

const tagOf = (revision: number): string => `"${revision}"`;

const asServerQuiz = (quiz: EditableQuiz): ServerQuiz => ({
  document: documentOf(quiz),
  revision: quiz.revision,
  playable: quiz.playable,
  problems: quiz.problems,
});

/** A quiz for the editor. @throws ApiError */
export const fetchQuiz = async (id: string): Promise<ServerQuiz> =>
  asServerQuiz(await answerOf<EditableQuiz>(pathOf(id)));

/** The question types that the server knows. @throws ApiError */
export const fetchTypes = async (): Promise<QuestionTypeView[]> =>
  (await answerOf<QuestionTypeList>('/api/question-types')).types;

/** Checks a question as it is written; stores nothing. @throws ApiError */
export const checkQuestion = (
  check: QuestionCheck,
  signal: AbortSignal,
): Promise<CheckedQuestion> =>
  answerOf('/api/questions/check', { method: 'POST', json: check, signal });

/** A quiz on the server, as the editor saves it: drafts, too. */
export function quizServer(id: string): QuizServer {
  return {
    read: (known) =>
      saving(async () => {
        const ifNoneMatch = known === undefined ? {} : { ifNoneMatch: tagOf(known) };
        const response = await request(pathOf(id), ifNoneMatch);
        if (response.status === 304) return undefined;
        return asServerQuiz((await response.json()) as EditableQuiz);
      }),
    patch: (patch, revision) =>
      saving(async () =>
        asServerQuiz(
          await answerOf<EditableQuiz>(`${pathOf(id)}?draft=true`, {
            method: 'PATCH',
            json: patch,
            ifMatch: tagOf(revision),
          }),
        ),
      ),
  };
}

/** @throws SaveError for an answer that is a refusal, and for none */
async function saving<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ApiError) throw new SaveError(troubleOf(error.status), error.message);
    // A connection that breaks in the middle of an answer.
    throw new SaveError('unreachable', t('editor.cutOff'));
  }
}

function troubleOf(status: number): Trouble {
  if (status === 412) return 'stale';
  if (status === 401) return 'signed-out';
  if (status === 404 || status === 410) return 'gone';
  return status === 0 || status === 429 || status >= 500 ? 'unreachable' : 'refused';
}
