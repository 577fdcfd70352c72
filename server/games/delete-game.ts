import { QRushError } from '../protocol/errors.ts';
import type { DeletedGame } from '../protocol/game-list.ts';
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

async function whyNot(store: DeletionSources['store'], id: string): Promise<QRushError> {
  const live = await store.games.state(id);
  if (!live) return new QRushError('GAME_NOT_FOUND', 'There is no game with this id.');
  return live.phase.name === 'finished'
    ? new QRushError('GAME_RUNNING', 'This game has just ended; try again in a moment.')
    : new QRushError('GAME_RUNNING');
}
