import { QRushError } from '../protocol/errors.ts';
import type { DeletedGame, DeletedGames } from '../protocol/game-list.ts';
import type { Records } from '../records/contract.ts';
import type { Sessions } from '../sessions/contract.ts';
import type { Store } from '../store/contract.ts';

export interface DeletionSources {
  store: Pick<Store, 'games'>;
  records: Pick<Records, 'games'>;
  sessions: Pick<Sessions, 'forget'>;
}

/**
 * Deletes a finished game with all that is kept of its players: answers, results, names, who was banned.
 * @param dry only counts
 * @returns what there was
 * @throws QRushError `GAME_NOT_FOUND`, `GAME_RUNNING`
 */
export async function deleteGame(
  { store, records, sessions }: DeletionSources,
  id: string,
  dry: boolean,
): Promise<DeletedGame> {
  const counts = await (dry ? records.games.counts(id) : records.games.remove(id));
  if (!counts) throw await whyNot(store, id);
  if (dry) return counts;
  // It would be there for latecomers for some hours more.
  await Promise.all([store.games.expire(id, 0), sessions.forget(id)]);
  return counts;
}

/** Deletes several as {@link deleteGame} does; those that are none, or run, stay as they are. */
export async function deleteGames(
  sources: DeletionSources,
  ids: string[],
  dry: boolean,
): Promise<DeletedGames> {
  const deleted: DeletedGames = { games: 0, players: 0, answers: 0, results: 0, missing: [] };
  for (const id of new Set(ids)) {
    try {
      const { players, answers, results } = await deleteGame(sources, id, dry);
      deleted.games += 1;
      deleted.players += players;
      deleted.answers += answers;
      deleted.results += results;
    } catch (error) {
      if (!(error instanceof QRushError) || !STAYS.has(error.code)) throw error;
      deleted.missing.push(id);
    }
  }
  return deleted;
}

const STAYS = new Set<string>(['GAME_NOT_FOUND', 'GAME_RUNNING']);

async function whyNot(store: DeletionSources['store'], id: string): Promise<QRushError> {
  const live = await store.games.state(id);
  if (!live) return new QRushError('GAME_NOT_FOUND', 'There is no game with this id.');
  return live.phase.name === 'finished'
    ? new QRushError('GAME_RUNNING', 'This game has just ended; try again in a moment.')
    : new QRushError('GAME_RUNNING');
}
