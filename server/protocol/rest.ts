/** The core's HTTP routes: what goes in, what comes out, who may ask, and what may be refused. */
import { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import { HISTORY } from './history.ts';
import { look, newLook } from './look.ts';
import { checkedQuestion, questionTypeList } from './question-types.ts';
import { deletedQuiz, editableQuiz, quizList, storedQuiz } from './quizzes.ts';
import * as resources from './resources.ts';
import {
  exportQuery,
  importQuery,
  mediaQuery,
  newGame,
  questionCheck,
  questionPatch,
  quizPatch,
  quizzesQuery,
  saveQuery,
} from './rest-requests.ts';
import type { RouteAbout } from './route-about.ts';
import { signedOut, signIn, signInState } from './sign-in.ts';

const admin = (summary: string) =>
  ({
    summary,
    tag: 'Operation',
    access: 'admin',
    answer: resources.processStats,
  }) as const satisfies RouteAbout;

/** Errors that any edit of a quiz may get. */
const EDIT = [
  'QUIZ_NOT_FOUND',
  'PRECONDITION_REQUIRED',
  'STALE_EDIT',
  'BAD_QUIZ',
] as const satisfies ErrorCode[];

/** By method and path, as the server registers them. */
export const REST = {
  'POST /api/quizzes': {
    summary: 'Stores a quiz',
    description: '`BAD_QUIZ` says where the problems are; with `draft=true` they are no hindrance.',
    tag: 'Quizzes',
    access: 'manager',
    query: saveQuery,
    body: z.unknown().describe('a quiz'),
    status: 201,
    answer: storedQuiz,
    refusals: ['BAD_QUIZ'],
  },
  'GET /api/quizzes': {
    summary: 'Lists quizzes, and finds them',
    tag: 'Quizzes',
    access: 'manager',
    query: quizzesQuery,
    answer: quizList,
  },
  'GET /api/quizzes/:id': {
    summary: 'A quiz as it is edited, with its `ETag`; 304 for the one in `If-None-Match`',
    tag: 'Quizzes',
    access: 'manager',
    answer: editableQuiz,
    refusals: ['QUIZ_NOT_FOUND'],
  },
  'PUT /api/quizzes/:id': {
    summary: 'Replaces a quiz',
    description:
      'Needs `If-Match`. Questions keep their ids. Fields that only the server writes (`revision`, `problems` ...) may be in it, and are ignored.',
    tag: 'Quizzes',
    access: 'manager',
    query: saveQuery,
    body: z.unknown().describe('a quiz'),
    answer: editableQuiz,
    refusals: EDIT,
  },
  'PATCH /api/quizzes/:id': {
    summary: 'Changes parts of a quiz',
    description:
      'Needs `If-Match`. New questions stand at the end, unless `order` says where; their ids are chosen by the client.',
    tag: 'Quizzes',
    access: 'manager',
    query: saveQuery,
    body: quizPatch,
    answer: editableQuiz,
    refusals: EDIT,
  },
  'PATCH /api/quizzes/:id/questions/:question': {
    summary: 'Changes parts of a question',
    description: 'Needs `If-Match`.',
    tag: 'Quizzes',
    access: 'manager',
    query: saveQuery,
    body: questionPatch,
    answer: editableQuiz,
    refusals: [...EDIT, 'QUESTION_NOT_FOUND'],
  },
  'POST /api/quizzes/:id/duplicate': {
    summary: 'Makes a copy of a quiz',
    tag: 'Quizzes',
    access: 'manager',
    status: 201,
    answer: storedQuiz,
    refusals: ['QUIZ_NOT_FOUND'],
  },
  'DELETE /api/quizzes/:id': {
    summary: 'Deletes a quiz',
    description:
      'It can be restored for 30 days. Running games and reports keep theirs. `If-Match` is looked at when it is there.',
    tag: 'Quizzes',
    access: 'manager',
    answer: deletedQuiz,
    refusals: ['QUIZ_NOT_FOUND', 'STALE_EDIT'],
  },
  'POST /api/quizzes/:id/restore': {
    summary: 'Brings a deleted quiz back',
    tag: 'Quizzes',
    access: 'manager',
    answer: editableQuiz,
    refusals: ['QUIZ_NOT_FOUND'],
  },
  'POST /api/quizzes/import': {
    summary: 'Makes a quiz of a file, which is the body: see docs/formats.md',
    description:
      'With `dry=true` it answers 200, says what it found and stores nothing. Else 201; where something would be left out it answers 400 `BAD_QUIZ` with the same fields beside `error`, and stores nothing, unless `partial=true` and there is a good question.',
    tag: 'Quizzes',
    access: 'manager',
    query: importQuery,
    body: z.unknown().describe('a file'),
    bodyType: '*/*',
    status: [200, 201],
    answer: resources.importedQuiz,
    refusals: ['BAD_QUIZ', 'FORMAT_NOT_FOUND', 'UNAVAILABLE'],
  },
  'GET /api/quizzes/:id/export': {
    summary: 'A quiz as a file',
    tag: 'Quizzes',
    access: 'manager',
    query: exportQuery,
    answer: ['*/*'],
    refusals: [
      'QUIZ_NOT_FOUND',
      'QUIZ_INCOMPLETE',
      'FORMAT_NOT_FOUND',
      'NOT_IN_FORMAT',
      'UNAVAILABLE',
    ],
  },
  'GET /api/quiz.schema.json': {
    summary: 'The JSON Schema of a quiz, with the questions of every type',
    tag: 'Quizzes',
    access: 'anybody',
    answer: z.looseObject({ $schema: z.string() }),
  },
  'GET /api/question-types': {
    summary: 'Lists the question types, with what they are edited from',
    tag: 'Quizzes',
    access: 'manager',
    answer: questionTypeList,
  },
  'POST /api/questions/check': {
    summary: 'Tries a question, and answers to it; stores nothing',
    tag: 'Quizzes',
    access: 'manager',
    body: questionCheck,
    answer: checkedQuestion,
    refusals: ['BAD_QUIZ', 'UNAVAILABLE'],
  },
  'POST /api/media': {
    summary:
      'Stores a picture, a sound, a video or captions, which are the body: see docs/media.md',
    description:
      'Its bytes decide its type. A picture is turned upright, made smaller and stored without the notes of the camera. Captions are read, and written again as WebVTT. The same file twice gives the same `url`.',
    tag: 'Media',
    access: 'manager',
    query: mediaQuery,
    body: z.unknown().describe('a file'),
    bodyType: '*/*',
    status: 201,
    answer: resources.uploadedMedia,
    refusals: ['MEDIA_TYPE', 'BAD_CAPTIONS', 'MEDIA_TOO_LARGE', 'MEDIA_FULL', 'UNAVAILABLE'],
  },
  'GET /api/media': {
    summary: 'Lists what was uploaded, and whether a quiz names it',
    tag: 'Media',
    access: 'manager',
    answer: resources.mediaList,
  },
  'DELETE /api/media/:name': {
    summary: 'Removes what was uploaded, also when a quiz names it',
    tag: 'Media',
    access: 'manager',
    status: 204,
    answer: [],
    refusals: ['NOT_FOUND'],
  },
  'GET /media/:name': {
    summary: 'A picture, a sound, a video or captions that were uploaded',
    description:
      'It never changes, so it may be kept for ever. `Range` (one of bytes), `If-Range`, `If-None-Match` and HEAD are understood.',
    tag: 'Media',
    access: 'anybody',
    status: [200, 206, 304, 416],
    answer: ['*/*'],
    refusals: ['NOT_FOUND'],
  },
  'GET /api/look': {
    summary: 'The logo and the colours of the pages, and where a colour is shown otherwise',
    tag: 'Look',
    access: 'manager',
    answer: look,
  },
  'PUT /api/look': {
    summary: 'Sets the logo and the colours of the pages that players and rooms see',
    description:
      'A colour that could not be seen or read is brought as far as it takes; `adjusted` says so. Other processes, and pages that are open, know of it within two minutes.',
    tag: 'Look',
    access: 'manager',
    body: newLook,
    answer: look,
  },
  'GET /look.css': {
    summary: 'The look as a style sheet, for the pages; empty where there is none',
    tag: 'Look',
    access: 'anybody',
    answer: ['text/css'],
  },
  'GET /api/modes': {
    summary: 'Lists the game modes, with their options as JSON Schema',
    tag: 'Games',
    access: 'manager',
    answer: resources.modeList,
  },
  'GET /api/channels': {
    summary: 'Lists the channels that games can be joined by',
    tag: 'Games',
    access: 'manager',
    answer: resources.serverChannels,
  },
  'POST /api/games': {
    summary: 'Creates a game',
    tag: 'Games',
    access: 'manager',
    body: newGame,
    status: 201,
    answer: resources.createdGame,
    refusals: ['QUIZ_NOT_FOUND', 'QUIZ_INCOMPLETE', 'MODE_NOT_FOUND', 'BAD_OPTIONS'],
  },
  'POST /api/games/:id/host-token': {
    summary: 'Replaces the host token',
    description: 'The token before is void, and its hosts are disconnected.',
    tag: 'Games',
    access: 'manager',
    status: 201,
    answer: resources.freshHostToken,
    refusals: ['GAME_NOT_FOUND'],
  },
  'GET /api/games/:id/channels': {
    summary: 'Tells how a game does on other channels',
    description:
      'The cost of the game there (players, messages, estimated price, warnings) and its progress (messages by how far they got, price, when the question reached the players).',
    tag: 'Games',
    access: 'host',
    answer: resources.channelList,
    refusals: ['GAME_NOT_FOUND'],
  },
  ...HISTORY,
  'POST /api/session': {
    summary: 'Signs this browser in, by a cookie, for 30 days',
    description:
      'The cookie is good for all that the ADMIN_TOKEN is good for. Requests that change something must then come from a page of this server.',
    tag: 'Sign-in',
    access: 'anybody',
    body: signIn,
    status: 204,
    answer: [],
    refusals: ['UNAUTHORIZED', 'ORIGIN_REJECTED'],
  },
  'GET /api/session': {
    summary: 'Tells whether a sign-in is needed, and whether there is one',
    tag: 'Sign-in',
    access: 'anybody',
    answer: signInState,
  },
  'DELETE /api/session': {
    summary: 'Signs this browser out',
    tag: 'Sign-in',
    access: 'anybody',
    status: 204,
    answer: [],
    refusals: ['ORIGIN_REJECTED'],
  },
  'DELETE /api/sessions': {
    summary: 'Signs all browsers out',
    tag: 'Sign-in',
    access: 'manager',
    answer: signedOut,
  },
  'GET /api/openapi.json': {
    summary: 'This document: OpenAPI 3.1',
    description: '`info.version` is that of the protocol.',
    tag: 'Operation',
    access: 'anybody',
    answer: z.looseObject({ openapi: z.string(), info: z.looseObject({}) }),
  },
  'GET /health': {
    summary: 'Tells that the process lives',
    tag: 'Operation',
    access: 'anybody',
    answer: resources.liveness,
  },
  'GET /health/ready': {
    summary: 'Tells whether the server can be used; with status 503 when it cannot',
    tag: 'Operation',
    access: 'anybody',
    status: [200, 503],
    answer: resources.readiness,
  },
  'GET /metrics': {
    summary: 'Metrics for Prometheus, of all processes',
    tag: 'Operation',
    access: 'manager',
    answer: ['text/plain'],
  },
  'GET /admin/queue-stats': admin('Jobs by queue, and by process'),
  'GET /admin/db-stats': admin('The database, as each process sees it'),
  'GET /admin/worker-stats': admin('Memory, event loop, connections and plugins of each process'),
  'GET /admin/game-stats': {
    summary: 'The games that are live',
    tag: 'Operation',
    access: 'admin',
    answer: resources.gameStats,
  },
} as const satisfies Record<string, RouteAbout>;
