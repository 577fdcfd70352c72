import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { GameMode } from '../engine/mode.ts';
import type { Channel } from '../games/channel.ts';
import { channelLinks } from '../games/channel-links.ts';
import type { Games } from '../games/contract.ts';
import { deleteGame } from '../games/delete-game.ts';
import { listGames } from '../games/game-list.ts';
import { ownerOf } from '../owner.ts';
import { QRushError } from '../protocol/errors.ts';
import type { CreatedGame, FreshHostToken, ModeList } from '../protocol/resources.ts';
import { dryQuery, gamesQuery, newGame, reportQuery } from '../protocol/rest-requests.ts';
import type { Records } from '../records/contract.ts';
import type { Registry } from '../registry.ts';
import type { SecuredSettings } from '../secrets.ts';
import type { Sessions } from '../sessions/contract.ts';
import type { Store } from '../store/contract.ts';
import type { Tokens } from '../tokens.ts';
import { requireManager } from './access.ts';
import { COMPRESSED } from './compression.ts';
import { read } from './reading.ts';
import { reportCsv, reportJson } from './report.ts';

export interface GameRouteSources {
  settings: SecuredSettings;
  games: Games;
  records: Records;
  store: Pick<Store, 'games'>;
  tokens: Tokens;
  sessions: Sessions;
  /** Cuts off the hosts of a game. */
  dropHosts(gameId: string): void;
  /** Where players find the server. */
  publicUrl(): string;
  channels: Registry<Channel>;
  modes: Registry<GameMode>;
}

/** `GET /api/modes`, and what is below `/api/games`: lists, creating, deleting, host tokens and reports. */
export function gameRoutes(http: FastifyInstance, sources: GameRouteSources): void {
  const { settings, games, records, tokens, sessions, channels, modes } = sources;

  http.get('/api/modes', COMPRESSED, async (request) => {
    requireManager(settings, request);
    return {
      modes: modes.all().map(({ name, title, options }) => ({
        name,
        title,
        // Fields that a host may leave out are described here.
        options: z.toJSONSchema(options, { io: 'input' }) as Record<string, unknown>,
      })),
    } satisfies ModeList;
  });

  http.get('/api/games', COMPRESSED, async (request) => {
    requireManager(settings, request);
    const { trial, ...query } = read(gamesQuery, request.query, 'query');
    return listGames(sources, { ...query, trial: trial === 'true' });
  });

  http.delete<{ Params: { id: string } }>('/api/games/:id', async (request) => {
    requireManager(settings, request);
    const { dry } = read(dryQuery, request.query, 'query');
    return deleteGame(sources, request.params.id, dry === 'true');
  });

  http.post('/api/games', async (request, reply) => {
    requireManager(settings, request);
    const owner = ownerOf(request);
    const game = await games.create({ ...read(newGame, request.body), owner });
    const { id, pin } = game;
    const links = channelLinks(channels, game, request.log);
    const created: CreatedGame = {
      id,
      pin,
      hostToken: tokens.host(id),
      joinUrl: `${sources.publicUrl()}/?pin=${pin}`,
      channels: links,
    };
    // For clients that know no `channels`.
    const urls = Object.fromEntries(links.map(({ name, url }) => [`${name}Url`, url]));
    return reply.code(201).send({ ...created, ...urls });
  });

  // The host token got into the wrong hands: a new one, and whoever has the old one is out.
  http.post<{ Params: { id: string } }>('/api/games/:id/host-token', async (request, reply) => {
    requireManager(settings, request);
    const { id } = await games.definition(request.params.id);
    const edition = await sessions.rotateHost(id);
    await games.handOver(id);
    sources.dropHosts(id);
    const fresh: FreshHostToken = { hostToken: tokens.host(id, edition) };
    return reply.code(201).send(fresh);
  });

  http.get<{ Params: { id: string } }>(
    '/api/games/:id/report',
    COMPRESSED,
    async (request, reply) => {
      requireManager(settings, request);
      const { format } = read(reportQuery, request.query, 'query');
      const { id } = request.params;
      const game = await records.games.get(id);
      if (!game) throw new QRushError('REPORT_NOT_READY');
      const played = {
        game,
        questions: await records.games.questions(id),
        pages: records.games.pages(id),
        label: games.label.bind(games),
        isGraded: games.isGraded.bind(games),
      };
      if (format === 'json')
        return reply
          .type('application/json; charset=utf-8')
          .send(Readable.from(reportJson(played)));
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="qrush-${game.pin}.csv"`)
        .send(Readable.from(reportCsv(played)));
    },
  );
}
