import type { Logger } from 'pino';
import { QRushError } from '../../protocol/errors.ts';
import type { Records } from '../contract.ts';
import { isDiskTrouble, reasonOf } from './errors.ts';

/**
 * The same records, which call a disk that refuses what it is: the operator is told in one line, and
 * callers may try again (`UNAVAILABLE`).
 */
export function tellingOfTheDisk(records: Records, dataDir: string, log: Logger): Records {
  const told =
    <Values extends unknown[], Result>(write: (...values: Values) => Promise<Result>) =>
    async (...values: Values): Promise<Result> => {
      try {
        return await write(...values);
      } catch (error) {
        if (!isDiskTrouble(error)) throw error;
        const reason = await reasonOf(error, dataDir);
        log.error(`DATA_DIR "${dataDir}" cannot be written to: ${reason}`);
        throw new QRushError('UNAVAILABLE');
      }
    };
  const { quizzes, games, signIns, looks } = records;
  return {
    ...records,
    quizzes: {
      ...quizzes,
      add: told(quizzes.add),
      replace: told(quizzes.replace),
      remove: told(quizzes.remove),
      restore: told(quizzes.restore),
      purge: told(quizzes.purge),
    },
    games: { ...games, archive: told(games.archive), remove: told(games.remove) },
    signIns: {
      ...signIns,
      add: told(signIns.add),
      remove: told(signIns.remove),
      removeAll: told(signIns.removeAll),
    },
    looks: { ...looks, set: told(looks.set) },
  };
}
