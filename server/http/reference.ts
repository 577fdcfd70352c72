import type { FastifyInstance } from 'fastify';
import type { QuestionType } from '../engine/question-type.ts';
import type { OpenApi } from '../protocol/openapi.ts';
import type { Registry } from '../registry.ts';
import { COMPRESSED } from './compression.ts';
import type { BookedRoute } from './route-book.ts';

export interface ReferenceSources {
  routes(): BookedRoute[];
  types: Registry<QuestionType>;
}

/**
 * `GET /api/openapi.json` and `GET /api/quiz.schema.json`. The first is made when it is first asked for, which most
 * servers never are.
 */
export function referenceRoute(http: FastifyInstance, { routes, types }: ReferenceSources): void {
  let made: Promise<OpenApi> | undefined;
  const make = async () => {
    const { openApi } = await import('./openapi.ts');
    const { quizSchema, newGameSchema } = await import('./quiz-schema.ts');
    return openApi(routes(), {
      'POST /api/quizzes': quizSchema(types.all()),
      'POST /api/games': newGameSchema(),
    });
  };
  http.get('/api/openapi.json', COMPRESSED, async () => {
    made ??= make();
    return made;
  });
  http.get('/api/quiz.schema.json', COMPRESSED, async (_request, reply) => {
    const { quizSchemaDocument } = await import('./quiz-schema.ts');
    void reply.type('application/schema+json; charset=utf-8');
    return quizSchemaDocument(types.all());
  });
}
