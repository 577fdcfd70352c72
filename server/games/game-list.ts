import type { GameList, GameSummary } from '../protocol/game-list.ts';
import type { FinishedGame, Records } from '../records/contract.ts';
import type { RunningGame, Store } from '../store/contract.ts';
import { phaseName, unpaused } from './snapshot.ts';

export interface GameListSources {
  store: Pick<Store, 'games'>;
  records: Pick<Records, 'games'>;
}

/** A page of games: those that run, on whichever process, or those that are finished. @param page from 1 */
export async function listGames(
  { store, records }: GameListSources,
  {
    state,
    trial,
    page,
    size,
  }: { state: 'running' | 'finished'; trial: boolean; page: number; size: number },
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
    : list(records.games.list(size, offset, trial), finishedView);
}

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
