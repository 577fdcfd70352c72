import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ownerOf } from '../owner.ts';
import type { EditableQuiz } from '../protocol/quizzes.ts';
import { questionPatch, quizPatch, quizzesQuery, saveQuery } from '../protocol/rest-requests.ts';
import { type Edit, patching, patchingQuestion, replacing } from '../quizzes/edits.ts';
import type { QuizLibrary, Seen } from '../quizzes/library.ts';
import type { SecuredSettings } from '../secrets.ts';
import { requireManager } from './access.ts';
import { COMPRESSED } from './compression.ts';
import { etagOf, isKnown, requireSeenBefore, seenBefore } from './etags.ts';
import { read } from './reading.ts';
import { wantedLanguages } from './wanted-languages.ts';

export interface QuizSources {
  settings: SecuredSettings;
  library: QuizLibrary;
}

interface One {
  Params: { id: string };
}

/** Routes below `/api/quizzes`, but for files. */
export function quizRoutes(http: FastifyInstance, { settings, library }: QuizSources): void {
  http.addContentTypeParser(
    'application/merge-patch+json',
    { parseAs: 'string' },
    http.getDefaultJsonParser('error', 'error'),
  );
  const isDraft = (query: unknown): boolean => read(saveQuery, query, 'query').draft === 'true';

  const save = async (
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    seen: Seen,
    edit: Edit,
  ): Promise<FastifyReply> => {
    const wanted = wantedLanguages(request);
    return answer(reply, await library.edit(id, seen, edit, isDraft(request.query), wanted));
  };

  http.get('/api/quizzes', COMPRESSED, async (request) => {
    requireManager(settings, request);
    return library.list(read(quizzesQuery, request.query, 'query'));
  });

  http.post('/api/quizzes', async (request, reply) => {
    requireManager(settings, request);
    const saving = {
      draft: isDraft(request.query),
      owner: ownerOf(request),
      wanted: wantedLanguages(request),
    };
    const stored = await library.add(request.body, saving);
    return reply.code(201).header('etag', etagOf(stored.revision)).send(stored);
  });

  http.get<One>('/api/quizzes/:id', COMPRESSED, async (request, reply) => {
    requireManager(settings, request);
    const quiz = await library.get(request.params.id, wantedLanguages(request));
    if (!isKnown(request, quiz.revision)) return answer(reply, quiz);
    return reply.code(304).header('etag', etagOf(quiz.revision)).send();
  });

  http.put<One>('/api/quizzes/:id', COMPRESSED, async (request, reply) => {
    requireManager(settings, request);
    const seen = requireSeenBefore(request);
    const edit = replacing(request.body);
    return save(request, reply, request.params.id, seen, edit);
  });

  http.patch<One>('/api/quizzes/:id', COMPRESSED, async (request, reply) => {
    requireManager(settings, request);
    const seen = requireSeenBefore(request);
    const edit = patching(read(quizPatch, request.body));
    return save(request, reply, request.params.id, seen, edit);
  });

  http.patch<{ Params: { id: string; question: string } }>(
    '/api/quizzes/:id/questions/:question',
    COMPRESSED,
    async (request, reply) => {
      requireManager(settings, request);
      const seen = requireSeenBefore(request);
      const { id, question } = request.params;
      const edit = patchingQuestion(question, read(questionPatch, request.body));
      return save(request, reply, id, seen, edit);
    },
  );

  http.post<One>('/api/quizzes/:id/duplicate', async (request, reply) => {
    requireManager(settings, request);
    const stored = await library.duplicate(request.params.id, ownerOf(request));
    return reply.code(201).header('etag', etagOf(stored.revision)).send(stored);
  });

  http.delete<One>('/api/quizzes/:id', async (request) => {
    requireManager(settings, request);
    return library.remove(request.params.id, seenBefore(request) ?? 'any');
  });

  http.post<One>('/api/quizzes/:id/restore', COMPRESSED, async (request, reply) => {
    requireManager(settings, request);
    return answer(reply, await library.restore(request.params.id, wantedLanguages(request)));
  });
}

const answer = (reply: FastifyReply, quiz: EditableQuiz): FastifyReply =>
  reply.header('etag', etagOf(quiz.revision)).send(quiz);
