import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { QRushError } from '../protocol/errors.ts';
import { isForApi } from './api-paths.ts';

/** The page for people who ask for one that does not exist. */
export interface NotFoundPage {
  /** Without it everybody gets JSON. The status is 404 already. @throws Error when there is one already */
  set(answer: (request: FastifyRequest, reply: FastifyReply) => unknown): void;
}

/** Answers requests that no route takes: a browser with a page, where there is one, all else with JSON. */
export function answerNotFound(http: FastifyInstance): NotFoundPage {
  let page: Parameters<NotFoundPage['set']>[0] | undefined;
  http.setNotFoundHandler((request, reply) => {
    reply.code(404).header('vary', 'accept');
    if (page && wantsPage(request)) return page(request, reply);
    return reply.send({ error: new QRushError('NOT_FOUND').view() });
  });
  return {
    set(answer) {
      if (page) throw new Error('there are two pages for what is not found');
      page = answer;
    },
  };
}

/** Whether a person has typed or followed an address. */
const wantsPage = (request: FastifyRequest): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  /\btext\/html\b/.test(request.headers.accept ?? '') &&
  !isForApi(request);
