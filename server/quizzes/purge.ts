import type { Logger } from 'pino';
import type { QuizLibrary } from './library.ts';

/** The kind of the one timer at which deleted quizzes go for good. */
export const PURGE_TIMER = 'purge';

const KEY = 'quizzes';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface PurgeSources {
  library: Pick<QuizLibrary, 'purge'>;
  timers: {
    handle(kind: string, handler: () => Promise<void>): void;
    set(kind: string, key: string, at: number): Promise<void>;
  };
  /** The store's clock, ms. */
  now(): Promise<number>;
  log: Logger;
}

/**
 * Deletes for good what cannot be restored any more: now, and once a day. All processes share the timer,
 * so that one of them does it.
 * @returns what sets the first one
 */
export function purgeDaily({ library, timers, now, log }: PurgeSources): () => Promise<void> {
  const setIn = async (wait: number) => timers.set(PURGE_TIMER, KEY, (await now()) + wait);
  timers.handle(PURGE_TIMER, async () => {
    let wait = DAY;
    try {
      const purged = await library.purge();
      if (purged > 0) log.info({ quizzes: purged }, 'deleted for good what was deleted long ago');
    } catch (error) {
      // The database may be away: there is no hurry.
      log.debug({ err: error }, 'deleted quizzes could not be purged; trying again in an hour');
      wait = HOUR;
    }
    await setIn(wait);
  });
  return () => setIn(0);
}
