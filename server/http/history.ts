import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type DeletionSources, deleteGame, deleteGames } from '../games/delete-game.ts';
import { listGames } from '../games/game-list.ts';
import { exportGamesQuery, gamesQuery, gamesToDelete } from '../protocol/report-requests.ts';
import { dryQuery } from '../protocol/rest-requests.ts';
import type { Records } from '../records/contract.ts';
import { exportGames } from '../reports/export.ts';
import type { ReportSources } from '../reports/played.ts';
import type { SecuredSettings } from '../secrets.ts';
import { requireManager } from './access.ts';
import { COMPRESSED } from './compression.ts';
import { read } from './reading.ts';

export interface HistoryRouteSources extends ReportSources, DeletionSources {
  settings: SecuredSettings;
  records: Records;
}

/** Lists of games, everything of them as one file, and what deletes them. */
export function historyRoutes(http: FastifyInstance, sources: HistoryRouteSources): void {
  const { settings } = sources;

  http.get('/api/games', COMPRESSED, async (request) => {
    requireManager(settings, request);
    return listGames(sources, read(gamesQuery, request.query, 'query'));
  });

  http.get('/api/games/export', COMPRESSED, async (request, reply) => {
    requireManager(settings, request);
    const query = read(exportGamesQuery, request.query, 'query');
    return reply
      .type('application/x-ndjson; charset=utf-8')
      .header('content-disposition', 'attachment; filename="qrush-games.ndjson"')
      .send(Readable.from(exportGames(sources, query)));
  });

  http.delete<{ Params: { id: string } }>('/api/games/:id', async (request) => {
    requireManager(settings, request);
    const { dry } = read(dryQuery, request.query, 'query');
    return deleteGame(sources, request.params.id, dry === 'true');
  });

  http.post('/api/games/delete', async (request) => {
    requireManager(settings, request);
    const { ids, dry } = read(gamesToDelete, request.body);
    return deleteGames(sources, ids, dry);
  });
}
