import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { GameMode } from '../engine/mode.ts';
import { schemaIn } from '../engine/schema-words.ts';
import { fittingLanguage, translated } from '../engine/words.ts';
import type { Channel } from '../games/channel.ts';
import { channelLinks } from '../games/channel-links.ts';
import type { Games } from '../games/contract.ts';
import { ownerOf } from '../owner.ts';
import { QRushError } from '../protocol/errors.ts';
import type { CreatedGame, FreshHostToken, ModeList } from '../protocol/resources.ts';
import { newGame } from '../protocol/rest-requests.ts';
import type { Registry } from '../registry.ts';
import type { SecuredSettings } from '../secrets.ts';
import type { Sessions } from '../sessions/contract.ts';
import type { Tokens } from '../tokens.ts';
import { requireManager } from './access.ts';
import { COMPRESSED } from './compression.ts';
import { read } from './reading.ts';
import { wantedLanguages } from './wanted-languages.ts';

export interface GameRouteSources {
  settings: SecuredSettings;
  games: Games;
  tokens: Tokens;
  sessions: Sessions;
  /** Cuts off the hosts of a game. */
  dropHosts(gameId: string): void;
  /** Where players find the server. */
  publicUrl(): string;
  channels: Registry<Channel>;
  modes: Registry<GameMode>;
}

/** `GET /api/modes`, and what makes games and gives hosts theirs. */
export function gameRoutes(http: FastifyInstance, sources: GameRouteSources): void {
  const { settings, games, tokens, sessions, channels, modes } = sources;

  http.get('/api/modes', COMPRESSED, async (request) => {
    requireManager(settings, request);
    const wanted = wantedLanguages(request);
    return {
      modes: modes.all().map(({ name, title, options, translations }) => {
        const language = fittingLanguage(wanted, translations);
        // Fields that a host may leave out are described here.
        const schema = z.toJSONSchema(options, { io: 'input' }) as Record<string, unknown>;
        return {
          name,
          title: translated(title, translations, language),
          options: schemaIn(schema, translations, language),
        };
      }),
    } satisfies ModeList;
  });

  http.post('/api/games', async (request, reply) => {
    requireManager(settings, request);
    const owner = ownerOf(request);
    const asked = read(newGame, request.body);
    const game = await games.create({ ...asked, owner }).catch((error: unknown) => {
      throw saidBy(modes.get(asked.mode ?? modes.names()[0] ?? ''), error, request);
    });
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
}

/** Why a mode refuses a quiz, in the language of the request, as far as the mode has it. */
function saidBy(mode: GameMode | undefined, error: unknown, request: FastifyRequest): unknown {
  if (!mode || !(error instanceof QRushError) || error.code !== 'BAD_OPTIONS') return error;
  const { translations } = mode;
  const language = fittingLanguage(wantedLanguages(request), translations);
  const message = translated(error.message, translations, language);
  return new QRushError('BAD_OPTIONS', message, { cause: error });
}
