import type { Logger } from 'pino';
import type { Journal } from '../journal/contract.ts';
import type { Store } from '../store/contract.ts';
import type { Conductor } from './conductor.ts';
import type { Processes } from './processes.ts';

export interface TakeUpSources {
  journal: Pick<Journal, 'found' | 'checkpoint'>;
  store: Store;
  conductor: Pick<Conductor, 'dispatch' | 'idle'>;
  processes: Pick<Processes, 'id' | 'succeed'>;
  log: Logger;
}

/** The fate of the games that the former process has left: how many continue, and were ended. */
export interface TakenUp {
  goOn: number;
  ended: number;
}

/** Where a process leaves its name to the next one, in the space of that name. */
const PROCESS = 'process';

/**
 * Takes up the games that the process before has left in the journal: whoever was connected to it has some
 * time to come back. Games of another version are ended, and archived.
 */
export async function takeUp(sources: TakeUpSources): Promise<TakenUp> {
  const { journal, store, processes } = sources;
  const { former, lasting } = journal.found;
  if (!lasting) return { goOn: 0, ended: 0 };
  const space = store.space(PROCESS);
  const before = await space.get<string>('id');
  if (before !== undefined) await processes.succeed(before);
  await space.set('id', processes.id);
  const ended = former ? await endAll(sources) : 0;
  return { goOn: (await store.games.running(0, 0)).total, ended };
}

/** @returns how many games were running */
async function endAll({ journal, store, conductor, log }: TakeUpSources): Promise<number> {
  const { total } = await store.games.running(0, 0);
  const { games } = await store.games.running(total, 0);
  for (const { id } of games) {
    try {
      await conductor.dispatch(id, { type: 'end' });
    } catch (error) {
      log.warn(
        { err: error, game: id },
        'a game of an earlier QRush could not be ended: it is gone',
      );
      await store.games.expire(id, 0);
    }
  }
  await conductor.idle();
  // From now on all is of this version.
  await journal.checkpoint();
  if (total > 0)
    log.warn(
      { games: total },
      'this QRush cannot go on with games of an earlier one: they were ended, and archived',
    );
  return total;
}
