import type { FastifyInstance } from 'fastify';
import type { QuestionTypeList } from '../protocol/question-types.ts';
import { questionCheck } from '../protocol/rest-requests.ts';
import type { QuestionChecker } from '../quizzes/checking/checker.ts';
import type { SecuredSettings } from '../secrets.ts';
import { requireManager } from './access.ts';
import { COMPRESSED } from './compression.ts';
import { read } from './reading.ts';
import { wantedLanguages } from './wanted-languages.ts';

/** Routes for editors of questions: `GET /api/question-types` and `POST /api/questions/check`. */
export function questionRoutes(
  http: FastifyInstance,
  { settings, checker }: { settings: SecuredSettings; checker: QuestionChecker },
): void {
  http.get('/api/question-types', COMPRESSED, async (request) => {
    requireManager(settings, request);
    return { types: await checker.list(wantedLanguages(request)) } satisfies QuestionTypeList;
  });

  http.post('/api/questions/check', COMPRESSED, async (request) => {
    requireManager(settings, request);
    return checker.check(read(questionCheck, request.body), wantedLanguages(request));
  });
}
