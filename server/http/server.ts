import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { ERRORS, fold, QRushError } from '../errors.ts';
import type { SecuredSettings } from '../secrets.ts';

/** Bytes of a JSON body; a channel's webhook sets its own. */
const BODY_LIMIT = 1_000_000;

/** Makes the HTTP server: every error it answers with has a code. */
export function createHttp(settings: SecuredSettings, log: Logger): FastifyInstance {
  const http = Fastify({
    loggerInstance: log.child(
      { part: 'http' },
      { level: settings.logLevel === 'trace' ? 'trace' : 'warn' },
    ),
    bodyLimit: BODY_LIMIT,
    trustProxy: settings.trustProxy,
    // Requests under way are answered at the end; the app cuts those that take too long.
    forceCloseConnections: 'idle',
    // Plugins have the loader's own deadline, which names them.
    pluginTimeout: 0,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 200 },
    // An address that can't be read gets as far as no route, and so not to the handler below.
    frameworkErrors: answerError,
  }) as unknown as FastifyInstance;

  http.setErrorHandler(answerError);
  http.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: new QRushError('NOT_FOUND').view() }),
  );
  return http;
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const folded = foldHttp(error);
  if (folded.code === 'INTERNAL')
    request.log.error({ err: error, url: request.url }, 'a request failed');
  if (folded.code === 'RATE_LIMITED' || folded.code === 'UNAVAILABLE')
    reply.header('retry-after', String(Math.ceil((folded.retryAfter ?? 1000) / 1000)));
  reply.code(ERRORS[folded.code].http).send({ error: folded.view() });
}

/** Fastify's own refusals (broken JSON, a body too large, ...) by their HTTP status. */
function foldHttp(error: unknown): QRushError {
  if (error instanceof QRushError) return fold(error);
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  if (statusCode === 413) return new QRushError('PAYLOAD_TOO_LARGE');
  if (statusCode === 404) return new QRushError('NOT_FOUND');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new QRushError('BAD_PAYLOAD', message);
  }
  return fold(error);
}
