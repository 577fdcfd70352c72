/** The core's routes of games that are over: lists, reports, files, links, and deleting. */
import { deletedGame, deletedGames, gameList } from './game-list.ts';
import { report } from './report.ts';
import {
  comparison,
  reportChannels,
  reportGroups,
  reportOverview,
  reportPlayerDetail,
  reportPlayers,
  reportQuestionDetail,
  reportQuestions,
} from './report-parts.ts';
import {
  exportGamesQuery,
  gamesQuery,
  gamesToDelete,
  reportLinesQuery,
  reportPlayersQuery,
  reportQuery,
} from './report-requests.ts';
import { dryQuery } from './rest-requests.ts';
import type { RouteAbout } from './route-about.ts';
import { createdShare, newShare, openedShare, ownSummary, shareList } from './shares.ts';

/** A part of a report. */
const part = <About extends Pick<RouteAbout, 'summary' | 'answer'> & Partial<RouteAbout>>(
  about: About,
) => ({ tag: 'Reports', access: 'reader', refusals: ['REPORT_NOT_READY'], ...about }) as const;

export const HISTORY = {
  'GET /api/games': {
    summary:
      'Lists the games that run on all processes, or those that are finished, and finds these',
    description: 'Of running games, only `page` and `size` are looked at.',
    tag: 'Games',
    access: 'manager',
    query: gamesQuery,
    answer: gameList,
  },
  'DELETE /api/games/:id': {
    summary: 'Deletes a finished game, with what is kept of its players; says how much that is',
    tag: 'Games',
    access: 'manager',
    query: dryQuery,
    answer: deletedGame,
    refusals: ['GAME_NOT_FOUND', 'GAME_RUNNING'],
  },
  'POST /api/games/delete': {
    summary: 'Deletes several finished games, with what is kept of their players',
    description: 'Those that run, or are gone, stay as they are.',
    tag: 'Games',
    access: 'manager',
    body: gamesToDelete,
    answer: deletedGames,
  },
  'GET /api/games/export': {
    summary: 'Everything that is kept of finished games, as a stream of JSON lines',
    description:
      'Of each game one line `{ game, questions, rulings? }`, as in its report, and then one `{ gameId, player }` of each player. The oldest game first; trial games are left out.',
    tag: 'Reports',
    access: 'manager',
    query: exportGamesQuery,
    answer: ['application/x-ndjson'],
  },
  'GET /api/games/:id/report': {
    summary: 'The report of a finished game as a file: JSON, CSV or XLSX',
    tag: 'Reports',
    access: 'reader',
    query: reportQuery,
    answer: report,
    also: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    refusals: ['REPORT_NOT_READY'],
  },
  'GET /api/games/:id/report/overview': part({
    summary: 'How a finished game went, on one screen',
    answer: reportOverview,
  }),
  'GET /api/games/:id/report/questions': part({
    summary: 'How each question of a finished game went',
    answer: reportQuestions,
  }),
  'GET /api/games/:id/report/questions/:index': part({
    summary: 'How a question went, with what was answered',
    query: reportLinesQuery,
    answer: reportQuestionDetail,
    refusals: ['REPORT_NOT_READY', 'QUESTION_UNKNOWN'],
  }),
  'GET /api/games/:id/report/players': part({
    summary: 'How the players of a finished game did',
    query: reportPlayersQuery,
    answer: reportPlayers,
  }),
  'GET /api/games/:id/report/players/:player': part({
    summary: "A player's every answer",
    answer: reportPlayerDetail,
    refusals: ['REPORT_NOT_READY', 'PLAYER_NOT_FOUND'],
  }),
  'GET /api/games/:id/report/groups': part({
    summary: 'How the groups of a finished game did',
    answer: reportGroups,
  }),
  'GET /api/games/:id/report/channels': part({
    summary: 'How the players of each channel did, and what it took to reach them',
    answer: reportChannels,
  }),
  'GET /api/games/:id/compare/:other': part({
    summary: 'Two finished games of one quiz, side by side',
    access: 'manager',
    answer: comparison,
    refusals: ['REPORT_NOT_READY', 'BAD_PAYLOAD'],
  }),
  'GET /api/games/:id/shares': part({
    summary: 'Lists the links by which others read the report',
    access: 'manager',
    answer: shareList,
  }),
  'POST /api/games/:id/shares': part({
    summary: 'Makes a link by which others read the report, and nothing else',
    access: 'manager',
    body: newShare,
    status: 201,
    answer: createdShare,
    refusals: ['REPORT_NOT_READY', 'BAD_PAYLOAD'],
  }),
  'DELETE /api/games/:id/shares/:share': part({
    summary: 'Takes such a link back: it opens nothing any more',
    access: 'manager',
    status: 204,
    answer: [],
    refusals: ['NOT_FOUND'],
  }),
  'GET /api/shared': part({
    summary: 'The game whose report a link opens, by its token as `Authorization: Bearer`',
    access: 'reader',
    answer: openedShare,
    refusals: ['REPORT_NOT_READY'],
  }),
  'GET /api/summary': part({
    summary: 'How a player did in a game that is over',
    description:
      "By the player's token, or the token behind `#` in the `url` of the answer, as `Authorization: Bearer`.",
    access: 'player',
    answer: ownSummary,
    refusals: ['REPORT_NOT_READY', 'PLAYER_NOT_FOUND', 'BAD_TOKEN'],
  }),
} as const satisfies Record<string, RouteAbout>;
