import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Channel } from '../games/channel.ts';
import { QRushError } from '../protocol/errors.ts';
import { reportLinesQuery, reportPlayersQuery, reportQuery } from '../protocol/report-requests.ts';
import type { Records } from '../records/contract.ts';
import type { Registry } from '../registry.ts';
import { compare } from '../reports/compare.ts';
import { overviewOf } from '../reports/overview.ts';
import { played } from '../reports/played.ts';
import { playerOf, playersOf } from '../reports/players.ts';
import { type QuestionReportSources, questionOf } from '../reports/question.ts';
import { questionsOf } from '../reports/questions.ts';
import { reportXlsx } from '../reports/spreadsheet.ts';
import { channelsOf, groupsOf } from '../reports/tallies.ts';
import { reportCsv, reportJson } from '../reports/text-files.ts';
import type { SecuredSettings } from '../secrets.ts';
import { requireManager } from './access.ts';
import { COMPRESSED } from './compression.ts';
import { requireReader } from './readers.ts';
import { read } from './reading.ts';

export interface ReportRouteSources extends QuestionReportSources {
  settings: SecuredSettings;
  records: Records;
  channels: Registry<Channel>;
}

/** Small already: it is not compressed once more. */
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface OfGame {
  Params: { id: string };
}

/** Everything below `/api/games/:id/report`, and comparisons: how games went. */
export function reportRoutes(http: FastifyInstance, sources: ReportRouteSources): void {
  const { settings, records } = sources;
  const { games, reports } = records;

  http.get<OfGame>('/api/games/:id/report', COMPRESSED, async (request, reply) => {
    const { id } = request.params;
    await requireReader(sources, request, id);
    const { format } = read(reportQuery, request.query, 'query');
    const file = {
      played: await played(sources, id),
      figures: await reports.questions(id),
      pages: games.pages(id),
    };
    if (format === 'json')
      return reply.type('application/json; charset=utf-8').send(Readable.from(reportJson(file)));
    const { pin } = file.played.game;
    reply.header('content-disposition', `attachment; filename="qrush-${pin}.${format}"`);
    if (format === 'csv')
      return reply.type('text/csv; charset=utf-8').send(Readable.from(reportCsv(file)));
    const pieces = reportXlsx({
      ...file,
      totals: await reports.totals(id, 0),
      answers: (question) => games.pages(id, [question]),
    });
    return reply.type(XLSX).send(Readable.from(pieces));
  });

  http.get<OfGame>('/api/games/:id/report/overview', COMPRESSED, async (request) => {
    await requireReader(sources, request, request.params.id);
    return overviewOf(sources, request.params.id);
  });

  http.get<OfGame>('/api/games/:id/report/questions', COMPRESSED, async (request) => {
    await requireReader(sources, request, request.params.id);
    return questionsOf(sources, request.params.id);
  });

  http.get<{ Params: { id: string; index: string } }>(
    '/api/games/:id/report/questions/:index',
    COMPRESSED,
    async (request) => {
      const { id, index } = request.params;
      await requireReader(sources, request, id);
      if (!/^\d{1,4}$/.test(index)) throw new QRushError('QUESTION_UNKNOWN');
      const query = read(reportLinesQuery, request.query, 'query');
      return questionOf(sources, id, Number(index), query);
    },
  );

  http.get<OfGame>('/api/games/:id/report/players', COMPRESSED, async (request) => {
    await requireReader(sources, request, request.params.id);
    return playersOf(sources, request.params.id, read(reportPlayersQuery, request.query, 'query'));
  });

  http.get<{ Params: { id: string; player: string } }>(
    '/api/games/:id/report/players/:player',
    COMPRESSED,
    async (request) => {
      const { id, player } = request.params;
      await requireReader(sources, request, id);
      return playerOf(sources, id, player);
    },
  );

  http.get<OfGame>('/api/games/:id/report/groups', COMPRESSED, async (request) => {
    await requireReader(sources, request, request.params.id);
    return groupsOf(sources, request.params.id);
  });

  http.get<OfGame>('/api/games/:id/report/channels', COMPRESSED, async (request) => {
    await requireReader(sources, request, request.params.id);
    return channelsOf(sources, request.params.id);
  });

  http.get<{ Params: { id: string; other: string } }>(
    '/api/games/:id/compare/:other',
    COMPRESSED,
    async (request) => {
      requireManager(settings, request);
      return compare(sources, request.params.id, request.params.other);
    },
  );
}
