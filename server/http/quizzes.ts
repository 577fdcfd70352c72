import type { FastifyInstance } from 'fastify';
import type { StoredQuiz } from '../protocol/quizzes.ts';
import type { QuizSummary } from '../records/contract.ts';
import type { SecuredSettings } from '../secrets.ts';
import { requireManager } from './access.ts';
import { COMPRESSED } from './compression.ts';

export interface QuizSources {
  settings: SecuredSettings;
  /** Validates and stores a quiz. @throws QRushError `BAD_QUIZ` */
  add(quiz: unknown): Promise<StoredQuiz>;
  list(): Promise<QuizSummary[]>;
}

/** `GET` and `POST /api/quizzes`. */
export function quizRoutes(http: FastifyInstance, { settings, add, list }: QuizSources): void {
  http.get('/api/quizzes', COMPRESSED, async (request) => {
    requireManager(settings, request);
    return { quizzes: await list() };
  });

  http.post('/api/quizzes', async (request, reply) => {
    requireManager(settings, request);
    return reply.code(201).send(await add(request.body));
  });
}
