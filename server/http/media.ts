import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Media } from '../media/media.ts';
import { extensionOf, isMediaName, MEDIA_TYPES, mediaPath } from '../media/names.ts';
import { Turns } from '../media/turns.ts';
import { QRushError } from '../protocol/errors.ts';
import type { MediaList } from '../protocol/resources.ts';
import { mediaQuery } from '../protocol/rest-requests.ts';
import type { SecuredSettings } from '../secrets.ts';
import { requireManager } from './access.ts';
import { askedSpan } from './ranges.ts';
import { read } from './reading.ts';
import { uploaded } from './uploaded.ts';

/** Files that come in at a time, each of which is held in memory, and that wait for that. */
const AT_A_TIME = 2;
const MOST_WAITING = 20;

/** A year: what has this name never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Opened by itself, a file may do nothing at all. */
const NOTHING = "default-src 'none'; sandbox";

export interface MediaRouteSources {
  settings: SecuredSettings;
  media: Media;
  /** Names of media that quizzes name. */
  named(): Promise<ReadonlySet<string>>;
}

/** `/api/media`, for managers; `/media/:name`, for all. */
export function mediaRoutes(http: FastifyInstance, sources: MediaRouteSources): void {
  const { settings, media, named } = sources;
  const turns = new Turns(AT_A_TIME, MOST_WAITING);

  void http.register((scope, _options, registered) => {
    // The body is a file, whatever its type is said to be, and is read by the route itself.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, body, done) => done(null, body));
    // Before the body: nobody else has megabytes taken in.
    const onRequest = async (request: FastifyRequest) => requireManager(settings, request);
    scope.post('/api/media', { onRequest }, async (request, reply) => {
      if (/^multipart\//i.test(request.headers['content-type'] ?? ''))
        throw new QRushError('BAD_PAYLOAD', NO_FORM);
      read(mediaQuery, request.query, 'query');
      if (turns.isFull) throw new QRushError('UNAVAILABLE');
      const kept = await turns.run(async () => {
        const file = await uploaded(request.raw, (head) => media.largestOf(head));
        return media.keep(await media.prepare(file));
      });
      return reply.code(201).send(kept);
    });
    registered();
  });

  http.get('/api/media', async (request): Promise<MediaList> => {
    requireManager(settings, request);
    const used = await named();
    const list: MediaList['media'] = [];
    let total = 0;
    for await (const { name, bytes, at } of media.list()) {
      const storedAt = new Date(at).toISOString();
      list.push({ name, url: mediaPath(name), bytes, storedAt, used: used.has(name) });
      total += bytes;
    }
    return { media: list, total };
  });

  http.delete<{ Params: { name: string } }>('/api/media/:name', async (request, reply) => {
    requireManager(settings, request);
    const { name } = request.params;
    if (!isMediaName(name) || !(await media.delete(name))) throw new QRushError('NOT_FOUND');
    return reply.code(204).send();
  });

  http.get<{ Params: { name: string } }>('/media/:name', async (request, reply) => {
    const { name } = request.params;
    const size = isMediaName(name) ? await media.size(name) : undefined;
    if (size === undefined) throw new QRushError('NOT_FOUND');
    return serve(media, request, reply, { name, size });
  });
}

const NO_FORM = 'Send the file itself as the body, not a form: curl --data-binary @FILE';

interface Stored {
  name: string;
  /** bytes */
  size: number;
}

async function serve(
  media: Media,
  { headers, method }: FastifyRequest,
  reply: FastifyReply,
  { name, size }: Stored,
): Promise<FastifyReply> {
  const etag = `"${name}"`;
  reply.headers({
    'content-type': MEDIA_TYPES[extensionOf(name)].type,
    'cache-control': FOR_EVER,
    etag,
    'accept-ranges': 'bytes',
    'content-security-policy': NOTHING,
    // Apps and pages of ORIGINS show them, too.
    'cross-origin-resource-policy': 'cross-origin',
  });
  if (isMatch(headers['if-none-match'], etag)) return reply.code(304).send();
  const isSame = headers['if-range'] === undefined || headers['if-range'] === etag;
  const span = isSame ? askedSpan(headers.range, size) : undefined;
  if (span === 'outside') {
    return reply
      .code(416)
      .headers({ 'content-range': `bytes */${size}`, 'cache-control': 'no-store' })
      .send();
  }
  const length = span ? span.end - span.start + 1 : size;
  if (span) reply.code(206).header('content-range', `bytes ${span.start}-${span.end}/${size}`);
  reply.header('content-length', length);
  if (method === 'HEAD') return reply.send(Readable.from([]));
  const stream = await media.read(name, span);
  // Removed a moment ago.
  if (!stream) throw new QRushError('NOT_FOUND');
  return reply.send(stream);
}

/** Whether `If-None-Match` names this tag. */
const isMatch = (given: string | undefined, etag: string): boolean =>
  (given ?? '').split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')));
