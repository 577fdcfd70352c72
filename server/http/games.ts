import { Readable } from 'node:stream';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { GameMode } from '../engine/mode.ts';
import type { Channel } from '../games/channel.ts';
import type { Games } from '../games/contract.ts';
import { QRushError } from '../protocol/errors.ts';
import type { Records } from '../records/contract.ts';
import type { Registry } from '../registry.ts';
import type { SecuredSettings } from '../secrets.ts';
import type { Sessions } from '../sessions/contract.ts';
import type { Tokens } from '../tokens.ts';
import { requireManager } from './access.ts';
import { COMPRESSED } from './compression.ts';
import { requireHost } from './guards.ts';
import { reportCsv, reportJson } from './report.ts';

const newGame = z.object({
  quizId: z.string().max(100),
  mode: z.string().max(40).optional(),
  options: z.unknown().optional(),
});

export interface GameRouteSources {
  settings: SecuredSettings;
  games: Games;
  records: Records;
  tokens: Tokens;
  sessions: Sessions;
  /** Cuts off the hosts of a game. */
  dropHosts(gameId: string): void;
  /** Where players find the server. */
  publicUrl(): string;
  channels: Registry<Channel>;
  modes: Registry<GameMode>;
}

/** `GET /api/modes`, and what is below `/api/games`: creating, host tokens, channels and reports. */
export function gameRoutes(http: FastifyInstance, sources: GameRouteSources): void {
  const { settings, games, records, tokens, sessions, channels, modes } = sources;

  http.get('/api/modes', COMPRESSED, async (request) => {
    requireManager(settings, request);
    return {
      modes: modes.all().map(({ name, title, options }) => ({
        name,
        title,
        // What a host may leave out is what is said of it here.
        options: z.toJSONSchema(options, { io: 'input' }),
      })),
    };
  });

  http.post('/api/games', async (request, reply) => {
    requireManager(settings, request);
    const parsed = newGame.safeParse(request.body);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new QRushError('BAD_PAYLOAD', `${issue?.path.join('.') || 'body'}: ${issue?.message}`);
    }
    const { id, pin } = await games.create(parsed.data);
    return reply.code(201).send({
      id,
      pin,
      hostToken: tokens.host(id),
      joinUrl: `${sources.publicUrl()}/?pin=${pin}`,
      ...channelUrls(channels, pin, request.log),
    });
  });

  // The host token got into the wrong hands: a new one, and whoever has the old one is out.
  http.post<{ Params: { id: string } }>('/api/games/:id/host-token', async (request, reply) => {
    requireManager(settings, request);
    const { id } = await games.definition(request.params.id);
    const edition = await sessions.rotateHost(id);
    await games.handOver(id);
    sources.dropHosts(id);
    return reply.code(201).send({ hostToken: tokens.host(id, edition) });
  });

  http.get<{ Params: { id: string } }>('/api/games/:id/channels', COMPRESSED, async (request) => {
    const { id } = request.params;
    await requireHost(sources, request, id);
    await games.definition(id);
    const told = channels.all().filter(({ plan, report }) => plan ?? report);
    return {
      channels: await Promise.all(
        told.map(async (channel) => {
          const { name, title = name } = channel;
          const [plan, report] = await Promise.all([channel.plan?.(id), channel.report?.(id)]);
          return { name, title, ...(plan && { plan }), ...(report && { report }) };
        }),
      ),
    };
  });

  http.get<{ Params: { id: string }; Querystring: { format?: string } }>(
    '/api/games/:id/report',
    COMPRESSED,
    async (request, reply) => {
      requireManager(settings, request);
      const { format = 'json' } = request.query;
      if (format !== 'json' && format !== 'csv') {
        throw new QRushError('BAD_PAYLOAD', 'format: allowed is json or csv');
      }
      const { id } = request.params;
      const game = await records.games.get(id);
      if (!game) throw new QRushError('REPORT_NOT_READY');
      const played = {
        game,
        questions: await records.games.questions(id),
        pages: records.games.pages(id),
        label: games.label.bind(games),
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

/** A game is there, whatever becomes of a link into it. */
function channelUrls(
  channels: Registry<Channel>,
  pin: string,
  log: FastifyBaseLogger,
): Record<string, string> {
  const urls = channels.all().flatMap((channel) => {
    try {
      const url = channel.joinUrl?.(pin);
      return url === undefined ? [] : [[`${channel.name}Url`, url] as const];
    } catch (error) {
      log.error({ err: error, channel: channel.name }, 'a channel failed to make a link');
      return [];
    }
  });
  return Object.fromEntries(urls);
}
