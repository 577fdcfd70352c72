import type { DeletedGames, GameList } from '../../../../../server/protocol/game-list.ts';
import type { Comparison } from '../../../../../server/protocol/report-parts.ts';
import type {
  ExportGamesQuery,
  GamesQuery,
} from '../../../../../server/protocol/report-requests.ts';
import type { CreatedShare, NewShare, ShareList } from '../../../../../server/protocol/shares.ts';
import { answerOf, queryOf, request } from './client.ts';

export type { DeletedGames };

const pathOf = (id: string): string => `/api/games/${encodeURIComponent(id)}`;

/** Finished games, the newest first. */
export const findGames = (query: Omit<GamesQuery, 'state'>): Promise<GameList> =>
  answerOf(`/api/games${queryOf({ ...query, state: 'finished' } as Record<string, string>)}`);

/** Where the browser saves all that is kept of these games from, without holding it. */
export const exportAddress = (query: ExportGamesQuery): string =>
  `/api/games/export${queryOf(query)}`;

/** Deletes finished games, with what is kept of their players. @param dry only counts */
export const deleteGames = (ids: string[], dry: boolean): Promise<DeletedGames> =>
  answerOf('/api/games/delete', { method: 'POST', json: { ids, dry } });

/** Two games of one quiz, side by side. */
export const compareGames = (id: string, other: string): Promise<Comparison> =>
  answerOf(`${pathOf(id)}/compare/${encodeURIComponent(other)}`);

/** Links to a report. */
export const listShares = (id: string): Promise<ShareList> => answerOf(`${pathOf(id)}/shares`);

export const addShare = (id: string, share: NewShare): Promise<CreatedShare> =>
  answerOf(`${pathOf(id)}/shares`, { method: 'POST', json: share });

export async function removeShare(id: string, share: string): Promise<void> {
  await request(`${pathOf(id)}/shares/${encodeURIComponent(share)}`, { method: 'DELETE' });
}
