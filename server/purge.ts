import type { Logger } from 'pino';

/** The kind of the one timer at which things go for good. */
export const PURGE_TIMER = 'purge';

const KEY = 'all';

const HOUR = 3_600_000;

export interface PurgeSources {
  /** Each deletes for good what is due, and says how many that were; by what they are called in the log. */
  purges: Record<string, () => Promise<number>>;
  timers: {
    handle(kind: string, handler: () => Promise<void>): void;
    set(kind: string, key: string, at: number): Promise<void>;
  };
  /** The store's clock, ms. */
  now(): Promise<number>;
  log: Logger;
}

/**
 * Deletes for good what is not to be kept any longer: now, and once an hour. All processes share the
 * timer, so that one of them does it.
 * @returns what sets the first one
 */
export function purgeHourly({ purges, timers, now, log }: PurgeSources): () => Promise<void> {
  const setIn = async (wait: number) => timers.set(PURGE_TIMER, KEY, (await now()) + wait);
  timers.handle(PURGE_TIMER, async () => {
    for (const [what, purge] of Object.entries(purges)) {
      try {
        const purged = await purge();
        if (purged > 0)
          log.info({ [what]: purged }, 'deleted for good what is not kept any longer');
      } catch (error) {
        // The database may be away: there is no hurry.
        log.debug({ err: error, what }, 'could not be purged; trying again in an hour');
      }
    }
    await setIn(HOUR);
  });
  return () => setIn(0);
}
