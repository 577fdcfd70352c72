import type { z } from 'zod';
import { unpaused } from '../engine/unpaused.ts';
import type { GameList, GameSummary } from '../protocol/game-list.ts';
import type { ExportGamesQuery, gamesQuery } from '../protocol/report-requests.ts';
import type { FinishedGame, GameQuery, Records } from '../records/contract.ts';
import type { RunningGame, Store } from '../store/contract.ts';
import { phaseName } from './snapshot.ts';

export interface GameListSources {
  store: Pick<Store, 'games'>;
  records: Pick<Records, 'games'>;
}

/** A page of games: those that run, on whichever process, or those that are finished. @param page from 1 */
export async function listGames(
  { store, records }: GameListSources,
  { state, trial, page, size, ...query }: z.output<typeof gamesQuery>,
): Promise<GameList> {
  const offset = (page - 1) * size;
  const list = async <Game>(
    found: Promise<{ games: Game[]; total: number }>,
    view: (game: Game) => GameSummary,
  ): Promise<GameList> => {
    const { games, total } = await found;
    return { games: games.map(view), total, page, pages: Math.max(1, Math.ceil(total / size)) };
  };
  return state === 'running'
    ? list(store.games.running(size, offset), runningView)
    : list(
        records.games.list({
          ...gameQuery(query),
          trials: trial === 'true',
          limit: size,
          offset,
        }),
        finishedView,
      );
}

/** The finished games that a request is about. */
export const gameQuery = ({ q, quiz, mode, from, to }: ExportGamesQuery): GameQuery => ({
  q,
  quiz,
  mode,
  from: from === undefined ? undefined : new Date(from),
  to: to === undefined ? undefined : new Date(to),
});

function runningView({ phase, createdAt, ...game }: RunningGame): GameSummary {
  const active = unpaused(phase);
  return {
    ...game,
    phase: phaseName(active),
    ...(phase.name === 'paused' && { paused: true as const }),
    ...('question' in active && { question: active.question }),
    createdAt: new Date(createdAt).toISOString(),
  };
}

const finishedView = ({ createdAt, finishedAt, ...game }: FinishedGame): GameSummary => ({
  ...game,
  createdAt: new Date(createdAt).toISOString(),
  finishedAt: new Date(finishedAt).toISOString(),
});
