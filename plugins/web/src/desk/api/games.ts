import type {
  ChannelSummary,
  ChannelView,
  Credit,
} from '../../../../../server/protocol/channels.ts';
import type { GameList } from '../../../../../server/protocol/game-list.ts';
import type { GamesQuery } from '../../../../../server/protocol/report-requests.ts';
import type {
  ChannelList,
  CreatedGame,
  FreshHostToken,
  ModeSummary as ListedMode,
  ServerChannels,
} from '../../../../../server/protocol/resources.ts';
import type { NewGame } from '../../../../../server/protocol/rest-requests.ts';
import { answerOf, queryOf, request } from './client.ts';

export type {
  GameList,
  GameSummary,
} from '../../../../../server/protocol/game-list.ts';
export type { ChannelSummary, CreatedGame };

/** A game mode, with the JSON Schema of its own options. */
export interface ModeSummary extends ListedMode {
  options: { description?: string; properties?: Record<string, OptionSchema> };
}

export interface OptionSchema {
  type?: string;
  title?: string;
  description?: string;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  enum?: string[];
  /** For people, in the order of `enum`. */
  enumNames?: string[];
}

const pathOf = (id: string): string => `/api/games/${encodeURIComponent(id)}`;

/** The server lists its default first. */
export const listModes = async (): Promise<ModeSummary[]> =>
  (await answerOf<{ modes: ModeSummary[] }>('/api/modes')).modes;

/** The ways to play on this server. */
export const listChannels = async (): Promise<ChannelSummary[]> =>
  (await answerOf<ServerChannels>('/api/channels')).channels;

export const createGame = (game: NewGame): Promise<CreatedGame> =>
  answerOf('/api/games', { method: 'POST', json: game });

export const listGames = (
  query: {
    state: NonNullable<GamesQuery['state']>;
    trial?: 'true' | undefined;
    page?: number;
    size?: number;
  },
  signal?: AbortSignal,
): Promise<GameList> => answerOf(`/api/games${queryOf(query)}`, signal && { signal });

/** Takes a running game over: whoever has hosted it so far is out. @returns the new host's token */
export const takeOverGame = async (id: string): Promise<string> =>
  (await answerOf<FreshHostToken>(`${pathOf(id)}/host-token`, { method: 'POST' })).hostToken;

/** The report of a finished game. @param name of the file, without its ending */
export async function gameReport(id: string, format: 'csv' | 'json', name: string): Promise<File> {
  const report = await request(`${pathOf(id)}/report?format=${format}`);
  return new File([await report.blob()], `${name}.${format}`);
}

/** A game's state on other channels. The host's token of the game is enough. */
const channelList = (id: string, hostToken: string): Promise<ChannelList> =>
  answerOf<ChannelList>(`${pathOf(id)}/channels`, {
    headers: { authorization: `Bearer ${hostToken}` },
  });

export const gameChannels = async (id: string, hostToken: string): Promise<ChannelView[]> =>
  (await channelList(id, hostToken)).channels;

/** Time that was not charged to players in the question that closed last, by channel. */
export const gameCredits = async (id: string, hostToken: string): Promise<Credit[]> =>
  (await channelList(id, hostToken)).credits ?? [];
