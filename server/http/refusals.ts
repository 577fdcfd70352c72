import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fold, QRushError } from '../protocol/errors.ts';
import { PLAIN_HEADERS } from './headers.ts';

/** Answers a request that failed: with a code, always in the same form. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const folded = foldHttp(error);
  if (folded.code === 'INTERNAL')
    request.log.error({ err: error, url: request.url }, 'a request failed');
  if (folded.code === 'RATE_LIMITED' || folded.code === 'UNAVAILABLE')
    reply.header('retry-after', String(Math.ceil((folded.retryAfter ?? 1000) / 1000)));
  // A request whose address cannot be read comes here without the hooks.
  if (!reply.raw.hasHeader('x-content-type-options')) reply.headers(PLAIN_HEADERS);
  reply.code(folded.http).send({ error: folded.view() });
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

/** Refusals of Node before there is a request: the status it would answer, and our code for it. */
const UNREADABLE: Record<string, [status: number, error: QRushError]> = {
  HPE_HEADER_OVERFLOW: [431, new QRushError('PAYLOAD_TOO_LARGE', 'The headers are too large.')],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, new QRushError('PAYLOAD_TOO_LARGE')],
  ERR_HTTP_REQUEST_TIMEOUT: [408, new QRushError('BAD_PAYLOAD', 'The request took too long.')],
};
const NO_HTTP = new QRushError('BAD_PAYLOAD', 'This is not a request that can be read.');

/** Answers what is no request, in the form of all errors, and closes the connection. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, refusal] = UNREADABLE[error.code ?? ''] ?? [400, NO_HTTP];
  const body = JSON.stringify({ error: refusal.view() });
  const headers = Object.entries({
    ...PLAIN_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  if (socket.writable) {
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers.join('')}\r\n${body}`);
  }
  socket.destroySoon();
}

/** Refuses in words where Node would do so silently: an expectation, and a request to no host. */
export function refuseInWords(http: FastifyInstance): void {
  http.server.on('checkExpectation', (_request, answer) => {
    const refusal = new QRushError('BAD_PAYLOAD', 'Of "Expect" only 100-continue is understood.');
    for (const [name, value] of Object.entries(PLAIN_HEADERS)) answer.setHeader(name, value);
    answer.writeHead(417, { 'content-type': 'application/json; charset=utf-8' });
    answer.end(JSON.stringify({ error: refusal.view() }));
  });
  const noHost = new QRushError('BAD_PAYLOAD', 'The header "Host" is missing.');
  http.addHook('onRequest', ({ raw }, _reply, done) => {
    if (raw.headers.host === undefined && raw.httpVersion === '1.1') done(noHost);
    else done();
  });
}
