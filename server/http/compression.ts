import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance, onSendHookHandler, RouteShorthandOptions } from 'fastify';

/** Bytes of the smallest answer that is compressed: a smaller one is one packet either way. */
const FROM = 1024;

/**
 * Bytes up to which an answer is compressed on the spot: that takes the event loop no longer than handing
 * it to zlib's threads would, and half the CPU time in all. A larger one goes to the threads.
 */
const ON_THE_SPOT = 32 * 1024;

/**
 * For a route whose answers get long: JSON, CSV or text, sent by brotli or gzip as the client likes. An
 * answer with a token in it must not have this: next to text that somebody else chose, its length
 * would tell the token bit by bit (BREACH).
 */
export const COMPRESSED = {
  // All of it is here: the plugin forgets its own options for a route that has some.
  compress: {
    encodings: ['br', 'gzip'],
    threshold: FROM,
    syncThreshold: ON_THE_SPOT,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  },
} satisfies RouteShorthandOptions;

/** Lets routes that are added from here on be `COMPRESSED`. Bodies of requests are not decompressed. */
export async function compressAnswers(http: FastifyInstance): Promise<void> {
  await http.register(compress, {
    globalCompression: false,
    // A small body could become a very large one.
    globalDecompression: false,
  });
  http.addHook('onRoute', (route) => {
    if (route.compress) route.onSend = [...[route.onSend ?? []].flat(), describe];
  });
}

/** Says of each answer, compressed or not, what a cache must know. */
const describe: onSendHookHandler = (request, reply, payload, done) => {
  const vary = [reply.getHeader('vary') ?? []].flat().join(', ');
  if (!/accept-encoding/i.test(vary)) {
    reply.header('vary', vary === '' ? 'accept-encoding' : `${vary}, accept-encoding`);
  }
  // Fastify's HEAD counts the bytes before they are compressed: GET would give another number.
  if (request.method === 'HEAD') reply.removeHeader('content-length');
  done(null, payload);
};
