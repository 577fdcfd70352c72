import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ProblemWords } from '../../vocabulary/vocabulary.ts';
import type { Quiz } from '../engine/quiz.ts';
import { say } from '../engine/words.ts';
import type { FileProblem } from '../formats/format.ts';
import { type Imported, type Imports, isError } from '../formats/imports.ts';
import { problemWords } from '../formats/issue-words.ts';
import { ownerOf } from '../owner.ts';
import { QRushError } from '../protocol/errors.ts';
import type { ImportedQuiz } from '../protocol/resources.ts';
import { exportQuery, importQuery } from '../protocol/rest-requests.ts';
import { asWritten } from '../rich/played.ts';
import type { SecuredSettings } from '../secrets.ts';
import { requireManager } from './access.ts';
import { read } from './reading.ts';
import { wantedLanguages } from './wanted-languages.ts';

/** Bytes of a file that is imported; and of an archive, which may have videos in it. */
const LARGEST_FILE = 10_000_000;
const LARGEST_ARCHIVE = 50_000_000;

/** Problems that the message of an error lists. */
const SHOWN = 3;

export interface FormatSources {
  settings: SecuredSettings;
  imports: Imports;
  /** Stores a quiz that was read. @returns its id */
  add(quiz: Quiz, owner: string | null): Promise<string>;
  /** @throws QRushError `QUIZ_NOT_FOUND`, `QUIZ_INCOMPLETE` */
  get(id: string): Promise<Quiz>;
}

/** `POST /api/quizzes/import` and `GET /api/quizzes/:id/export`. */
export function formatRoutes(http: FastifyInstance, sources: FormatSources): void {
  const { settings, imports, add, get } = sources;

  void http.register((scope, _options, registered) => {
    // The body is a file, whatever its type is said to be.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    const options = {
      bodyLimit: LARGEST_ARCHIVE,
      // Before the body: nobody else has megabytes taken in.
      onRequest: async (request: FastifyRequest) => requireManager(settings, request),
    };
    scope.post('/api/quizzes/import', options, async (request, reply) => {
      if (/^multipart\//i.test(request.headers['content-type'] ?? ''))
        throw new QRushError('BAD_PAYLOAD', NO_FORM);
      const { dry, partial, columns, headings, ...about } = read(
        importQuery,
        request.query,
        'query',
      );
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      if (bytes.length > LARGEST_FILE && !bytes.subarray(0, 2).equals(ZIP)) {
        throw new QRushError('PAYLOAD_TOO_LARGE');
      }
      const wanted = wantedLanguages(request);
      const imported = await imports.read({
        bytes,
        ...about,
        columns: columns === undefined ? undefined : { fields: columns.split(','), headings },
        dry: dry === 'true',
        wanted,
      });
      if (dry === 'true') return answerOf(imported);
      const { quiz, problems } = imported;
      if (!quiz || (partial !== 'true' && problems.some(isError))) {
        const error = new QRushError('BAD_QUIZ', inWords(problems, wanted, 'atLine'));
        return reply.code(error.http).send({ error: error.view(), ...answerOf(imported) });
      }
      await imported.storeFiles();
      const id = await add(quiz, ownerOf(request));
      return reply.code(201).send({ id, ...answerOf(imported) } satisfies ImportedQuiz);
    });
    registered();
  });

  http.get<{ Params: { id: string } }>('/api/quizzes/:id/export', async (request, reply) => {
    requireManager(settings, request);
    const { format, partial } = read(exportQuery, request.query, 'query');
    const quiz = await get(request.params.id);
    const wanted = wantedLanguages(request);
    const { bytes, problems, mediaType, extension } = await imports.write(quiz, format, wanted);
    const unsaid = problems.filter(isError);
    if (unsaid.length > 0 && partial !== 'true') {
      throw new QRushError('NOT_IN_FORMAT', inWords(unsaid, wanted, 'atQuestion'));
    }
    return reply
      .type(mediaType)
      .header('content-disposition', attachment(quiz.title, extension))
      .send(Buffer.from(bytes));
  });
}

/** How an archive begins. */
const ZIP = Buffer.from('PK');

const NO_FORM = 'Send the file itself as the body, not a form: curl --data-binary @FILE';

const answerOf = (imported: Imported): ImportedQuiz => {
  const { title, format, quiz, lines, columns, sample, problems } = imported;
  return {
    title,
    ...(format !== undefined && { format }),
    questions: asWritten(quiz?.questions ?? []),
    lines,
    ...(columns && { columns }),
    ...(sample && { sample }),
    problems,
  };
};

/** The first problems, errors before warnings. @param where the words that name a place, in the first wanted language */
function inWords(
  problems: FileProblem[],
  wanted: readonly string[],
  where: 'atLine' | 'atQuestion',
): string {
  const words = problemWords({ wanted });
  const put = (key: keyof ProblemWords, params: Record<string, string | number>) =>
    say({ key: words[key], params }, undefined);
  const sorted = [...problems.filter(isError), ...problems.filter((one) => !isError(one))];
  const shown = sorted.slice(0, SHOWN).map(({ line, file, message: said, suggestion }) => {
    const message = suggestion === undefined ? said : `${said} ${suggestion}`;
    return file === undefined
      ? put(where, { line, message })
      : put('inFile', { file, line, message });
  });
  const count = sorted.length - SHOWN;
  return [...shown, ...(count > 0 ? [put('more', { count })] : [])].join(' ');
}

/** Names the file after the quiz: in ASCII, and as it is for those who read RFC 5987. */
function attachment(title: string, extension: string): string {
  const name =
    title
      .replace(/[\p{Cc}\s\\/:*?"<>|]+/gu, ' ')
      .trim()
      .slice(0, 80) || 'quiz';
  const plain =
    name
      .normalize('NFKD')
      .replace(/[^\w .()-]+/g, '')
      .trim() || 'quiz';
  const encoded = encodeURIComponent(`${name.toWellFormed()}.${extension}`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}.${extension}"; filename*=UTF-8''${encoded}`;
}
