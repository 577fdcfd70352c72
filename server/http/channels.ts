import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Channel } from '../games/channel.ts';
import { channelLinks } from '../games/channel-links.ts';
import { isJoinedBy } from '../games/chosen-channels.ts';
import type { Games } from '../games/contract.ts';
import type { ChannelList, ServerChannels } from '../protocol/resources.ts';
import type { Registry } from '../registry.ts';
import type { SecuredSettings } from '../secrets.ts';
import type { Sessions } from '../sessions/contract.ts';
import type { Tokens } from '../tokens.ts';
import { requireManager } from './access.ts';
import { COMPRESSED } from './compression.ts';
import { requireHost } from './guards.ts';

export interface ChannelRouteSources {
  settings: SecuredSettings;
  games: Games;
  tokens: Tokens;
  sessions: Sessions;
  channels: Registry<Channel>;
}

/**
 * `GET /api/channels`: the ways to play; `GET /api/games/:id/channels`: how a game does on them.
 */
export function channelRoutes(http: FastifyInstance, sources: ChannelRouteSources): void {
  const { settings, games, channels } = sources;

  http.get('/api/channels', COMPRESSED, async (request) => {
    requireManager(settings, request);
    return {
      channels: channels.all().map((channel) => {
        const { name, title = name } = channel;
        return { name, title, connected: isConnected(channel, request.log) };
      }),
    } satisfies ServerChannels;
  });

  http.get<{ Params: { id: string } }>('/api/games/:id/channels', COMPRESSED, async (request) => {
    const { id } = request.params;
    await requireHost(sources, request, id);
    const game = await games.definition(id);
    const urls = new Map(
      channelLinks(channels, game, request.log).map(({ name, url }) => [name, url]),
    );
    const told = channels
      .all()
      .filter(({ name, plan, report }) => plan ?? report ?? urls.has(name))
      .filter(({ name }) => isJoinedBy(game, name));
    const credits = await games.credits(id);
    return {
      ...(credits.length > 0 && { credits }),
      channels: await Promise.all(
        told.map(async (channel) => {
          const { name, title = name } = channel;
          const url = urls.get(name);
          const [plan, report] = await Promise.all([channel.plan?.(id), channel.report?.(id)]);
          return {
            name,
            title,
            ...(url !== undefined && { url }),
            ...(plan && { plan }),
            ...(report && { report }),
          };
        }),
      ),
    } satisfies ChannelList;
  });
}

/** A plugin that fails to say so is not. */
function isConnected(channel: Channel, log: FastifyBaseLogger): boolean {
  try {
    return channel.connected?.() ?? true;
  } catch (error) {
    log.error({ err: error, channel: channel.name }, 'a channel failed to say if it is connected');
    return false;
  }
}
