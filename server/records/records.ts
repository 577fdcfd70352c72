import type { SqlEntityManager } from '@mikro-orm/sql';
import type { DbStats, Records } from './contract.ts';
import { gameReads } from './game-reads.ts';
import { gameRecords } from './game-records.ts';
import { lookRecords } from './look-records.ts';
import type { QueryLog } from './query-log.ts';
import { quizRecords } from './quiz-records.ts';
import type { Read } from './reading.ts';
import { reportRecords } from './report-records.ts';
import { shareRecords } from './share-records.ts';
import { signInRecords } from './sign-in-records.ts';
import { webhookRecords } from './webhook-records.ts';

/** A database's own part: all in which the two differ. */
export interface Backing {
  driver: DbStats['driver'];
  queries: QueryLog;
  /** Gives an entity manager of its own to each write. */
  fork(): SqlEntityManager;
  read: Read;
  /** The SQL that counts the items of a JSON list. */
  countOf(column: string): string;
  /** See `QuizListSources`. */
  itemsOf(column: string): string;
  /** The SQL of a date in ms since the epoch. */
  msOf(column: string): string;
  /** A time as the database compares it with a date. */
  timeOf(time: Date): string | number;
  /** Makes what was written last, if writing alone does not. */
  lasting(): Promise<void>;
  /**
   * Counts the rows of games again, where statements are planned by how many there were once: PostgreSQL
   * does so a minute later, and until then looks through all answers for those of some players.
   */
  count(): Promise<void>;
  ping(): Promise<void>;
  pools(): { totalCount: number; idleCount: number; waitingCount: number }[];
  close(): Promise<void>;
}

/** The records on a database. */
export function recordsOn(backing: Backing): Records {
  const { driver, queries, fork, read, lasting, ping, pools, close } = backing;
  return {
    quizzes: quizRecords(backing),
    games: gameRecords(backing),
    reports: reportRecords({ ...gameReads(read), ...backing }),
    shares: shareRecords(fork, read, lasting),
    webhooks: webhookRecords(fork, read),
    signIns: signInRecords(fork, read, lasting),
    looks: lookRecords(fork, read, lasting),
    async stats() {
      const [counts] = await read(
        'select (select count(*) from quizzes where deleted_at is null) as quizzes, (select count(*) from games) as games',
        [],
      );
      return {
        driver,
        quizzes: Number(counts?.quizzes),
        games: Number(counts?.games),
        queries: { ...queries.queries },
        slow: [...queries.slow],
        pools: pools().map(({ totalCount, idleCount, waitingCount }) => ({
          connections: totalCount,
          idle: idleCount,
          waiting: waitingCount,
        })),
      };
    },
    ping,
    close,
  };
}
