/** Quizzes over REST, as an editor of them asks. */
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { EditableQuiz } from '../../server/protocol/quizzes.ts';

export interface Answer<Body = EditableQuiz> {
  status: number;
  etag: string | undefined;
  body: Body;
  /** The error's code, when it was refused. */
  code: string | undefined;
}

/** Asks a server without a network in between. */
export async function ask<Body = EditableQuiz>(
  http: FastifyInstance,
  method: InjectOptions['method'],
  url: string,
  payload?: object | string,
  headers: Record<string, string> = {},
): Promise<Answer<Body>> {
  const answer = await http.inject({
    method: method ?? 'GET',
    url,
    headers: { host: 'localhost', ...headers },
    ...(payload && { payload }),
  });
  const body = answer.body === '' ? undefined : JSON.parse(answer.body);
  return {
    status: answer.statusCode,
    etag: answer.headers.etag?.toString(),
    body,
    code: body?.error?.code,
  };
}

/** One server's quizzes. */
export function quizApi(http: FastifyInstance) {
  const match = (revision: number | '*') => ({
    'if-match': revision === '*' ? '*' : `"${revision}"`,
  });
  return {
    ask: <Body>(method: InjectOptions['method'], url: string, payload?: object) =>
      ask<Body>(http, method, url, payload),
    add: (quiz: object, query = '') =>
      ask<{ id: string; questions: number; revision: number; playable: boolean }>(
        http,
        'POST',
        `/api/quizzes${query}`,
        quiz,
      ),
    get: (id: string) => ask(http, 'GET', `/api/quizzes/${id}`),
    put: (id: string, revision: number | '*', quiz: object, query = '') =>
      ask(http, 'PUT', `/api/quizzes/${id}${query}`, quiz, match(revision)),
    patch: (id: string, revision: number | '*', patch: object, query = '') =>
      ask(http, 'PATCH', `/api/quizzes/${id}${query}`, patch, match(revision)),
    remove: (id: string) =>
      ask<{ deletedAt: string; restorableUntil: string }>(http, 'DELETE', `/api/quizzes/${id}`),
    restore: (id: string) => ask(http, 'POST', `/api/quizzes/${id}/restore`),
  };
}
