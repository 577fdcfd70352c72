import { MikroORM } from '@mikro-orm/pglite';
import type { Logger } from 'pino';
import type { Records } from './contract.ts';
import { GameEntity } from './entities/game.ts';
import { QuizEntity } from './entities/quiz.ts';
import { lockFolder } from './folder-lock.ts';
import { gameRecords } from './game-records.ts';
import { isInMemory, pgliteOptions } from './options.ts';
import { QueryLog } from './query-log.ts';
import { quizRecords } from './quiz-records.ts';

export interface RecordsOptions {
  /** A folder, or `memory://`. */
  dataDir: string;
  log: Logger;
}

/**
 * Opens the records and brings their schema up to date.
 * @throws Error in one line that names DATA_DIR when the folder can't be used
 */
export async function openRecords({ dataDir, log }: RecordsOptions): Promise<Records> {
  const unlock = isInMemory(dataDir) ? async () => {} : await lockFolder(dataDir);
  const queries = new QueryLog(log.child({ part: 'records' }));
  try {
    const orm = await MikroORM.init(pgliteOptions(dataDir, queries));
    try {
      const migrated = await orm.migrator.up();
      if (migrated.length > 0)
        log.debug({ migrations: migrated.map(({ name }) => name) }, 'records migrated');
    } catch (error) {
      await orm.close(true);
      throw error;
    }
    return records(orm, queries, unlock);
  } catch (error) {
    await unlock();
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new Error(`DATA_DIR "${dataDir}" can't be read: ${reason}.`, { cause: error });
  }
}

function records(orm: MikroORM, queries: QueryLog, unlock: () => Promise<void>): Records {
  const fork = () => orm.em.fork();
  return {
    quizzes: quizRecords(fork),
    games: gameRecords(fork),
    async stats() {
      const [quizzes, games] = await Promise.all([
        fork().count(QuizEntity),
        fork().count(GameEntity),
      ]);
      return { driver: 'pglite', quizzes, games, queries: { ...queries.queries } };
    },
    async ping() {
      await fork().execute('select 1');
    },
    async close() {
      await orm.close(true);
      await unlock();
    },
  };
}
