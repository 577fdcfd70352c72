/** The core's HTTP routes: what goes in, what comes out, who may ask, and what may be refused. */
import { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import { report } from './report.ts';
import * as resources from './resources.ts';
import { exportQuery, importQuery, mediaQuery, newGame, reportQuery } from './rest-requests.ts';

/**
 * Who may ask: anybody; who manages (the ADMIN_TOKEN, but in open mode); that or the host of the game;
 * the ADMIN_TOKEN always.
 */
export type Access = 'anybody' | 'manager' | 'host' | 'admin';

/** What is said of a route: in the OpenAPI document, and in docs/protocol.md. */
export interface RouteAbout {
  /** One line: what it does. */
  summary: string;
  /** More of that, in Markdown. */
  description?: string;
  /** The heading it stands below. */
  tag: string;
  access: Access;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The media type of a body that is not JSON. */
  bodyType?: string;
  /** The status of a success; 200 when left out. */
  status?: number | number[];
  /** What comes back as JSON, or media types of what does not. */
  answer: z.ZodType | string[];
  /** A second form of the answer, by media type. */
  also?: string[];
  /** Codes of its own, besides those that any route may give. */
  refusals?: readonly ErrorCode[];
}

const admin = (summary: string) =>
  ({
    summary,
    tag: 'Operation',
    access: 'admin',
    answer: resources.processStats,
  }) as const satisfies RouteAbout;

/** By method and path, as the server registers them. */
export const REST = {
  'POST /api/quizzes': {
    summary: 'Stores a quiz',
    description: '`BAD_QUIZ` says where the problems are.',
    tag: 'Quizzes',
    access: 'manager',
    body: z.unknown().describe('a quiz'),
    status: 201,
    answer: resources.storedQuiz,
    refusals: ['BAD_QUIZ'],
  },
  'GET /api/quizzes': {
    summary: 'Lists all quizzes',
    tag: 'Quizzes',
    access: 'manager',
    answer: resources.quizList,
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
    refusals: ['QUIZ_NOT_FOUND', 'FORMAT_NOT_FOUND', 'NOT_IN_FORMAT', 'UNAVAILABLE'],
  },
  'GET /api/quiz.schema.json': {
    summary: 'The JSON Schema of a quiz, with the questions of every type',
    tag: 'Quizzes',
    access: 'anybody',
    answer: z.looseObject({ $schema: z.string() }),
  },
  'POST /api/media': {
    summary: 'Stores a picture, a sound or a video, which is the body: see docs/media.md',
    description:
      'What it is, its bytes say. A picture is turned upright, made smaller and stored without what the camera wrote into it. The same file twice gives the same `url`.',
    tag: 'Media',
    access: 'manager',
    query: mediaQuery,
    body: z.unknown().describe('a file'),
    bodyType: '*/*',
    status: 201,
    answer: resources.uploadedMedia,
    refusals: ['MEDIA_TYPE', 'MEDIA_TOO_LARGE', 'MEDIA_FULL', 'UNAVAILABLE'],
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
    summary: 'A picture, a sound or a video that was uploaded',
    description:
      'It never changes, so it may be kept for ever. `Range` (one of bytes), `If-Range`, `If-None-Match` and HEAD are understood.',
    tag: 'Media',
    access: 'anybody',
    status: [200, 206, 304, 416],
    answer: ['*/*'],
    refusals: ['NOT_FOUND'],
  },
  'GET /api/modes': {
    summary: 'Lists the game modes, with their options as JSON Schema',
    tag: 'Games',
    access: 'manager',
    answer: resources.modeList,
  },
  'POST /api/games': {
    summary: 'Creates a game',
    tag: 'Games',
    access: 'manager',
    body: newGame,
    status: 201,
    answer: resources.createdGame,
    refusals: ['QUIZ_NOT_FOUND', 'MODE_NOT_FOUND', 'BAD_OPTIONS'],
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
    summary: 'Tells how a game goes on other channels',
    description:
      'What the game takes there (players, messages, estimated price, warnings) and how it goes (messages by how far they got, price, when the question reached the players).',
    tag: 'Games',
    access: 'host',
    answer: resources.channelList,
    refusals: ['GAME_NOT_FOUND'],
  },
  'GET /api/games/:id/report': {
    summary: 'The report of a finished game',
    tag: 'Games',
    access: 'manager',
    query: reportQuery,
    answer: report,
    also: ['text/csv'],
    refusals: ['REPORT_NOT_READY'],
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
