/** Live state of a process that is alone: in its memory, and in DATA_DIR where it is to survive. */
import type { Settings } from '../config/settings.ts';
import type { LiveData, Opening } from './data.ts';
import { keepJobs } from './jobs/kept-jobs.ts';
import { memoryJobs } from './jobs/memory-jobs.ts';
import type { Journal, Keep } from './journal/contract.ts';
import { noJournal } from './journal/no-journal.ts';
import { memoryBudget } from './limits/budget.ts';
import { journalMetrics } from './metrics/journal.ts';
import { keepSessions } from './sessions/kept-sessions.ts';
import { keepStore } from './store/memory/kept-store.ts';

/** @throws Error in one line that names DATA_DIR when it cannot be used */
export async function openMemoryData(settings: Settings, opening: Opening): Promise<LiveData> {
  const begun = Promise.withResolvers<void>();
  const { journal, opened, unlock } = await openJournalOf(settings, opening, (keep) => ({
    live: keepStore(keep),
    sessions: keepSessions(keep),
    undone: keepJobs(keep, begun.promise),
  }));
  const { live, sessions, undone } = opened;
  const { found } = journal;
  if (found.commands > 0) await live.resume();
  return {
    store: live.store,
    sessions,
    jobs: memoryJobs(opening.events, found.lasting ? undone : undefined),
    journal,
    queueRedis: undefined,
    budgets: (_name, rate) => memoryBudget(rate),
    adapter: undefined,
    checks: found.lasting ? { journal: async () => journal.check() } : {},
    begin() {
      journal.begin();
      begun.resolve();
    },
    async disconnect() {
      await journal.close();
      unlock();
    },
  };
}

/** Whether the live state is written down in DATA_DIR. */
export function isJournaled({ journal, dataDir, redisUrl, databaseUrl }: Settings): boolean {
  if (redisUrl !== undefined || dataDir.startsWith('memory://')) return false;
  return journal === undefined ? databaseUrl === undefined : journal !== 'off';
}

async function openJournalOf<Live>(
  settings: Settings,
  { closing, log, metrics }: Opening,
  open: (keep: Keep) => Live,
): Promise<{ journal: Journal; opened: Live; unlock: () => void }> {
  if (!isJournaled(settings)) {
    const journal = noJournal();
    return { journal, opened: open(journal.keep), unlock: () => {} };
  }
  const { dataDir, databaseUrl, journal: wanted, journalSize } = settings;
  // Records that are in the folder have locked it.
  const unlock = databaseUrl === undefined ? () => {} : await lock(dataDir);
  closing.push(async () => unlock());
  const { openJournal } = await import('./journal/journal.ts');
  const { journal, opened } = await openJournal(
    {
      dataDir,
      lasting: wanted === 'fsync',
      limit: journalSize * 1_000_000,
      log: log.child({ part: 'journal' }),
      ...journalMetrics(metrics),
    },
    open,
  );
  closing.push(() => journal.close());
  return { journal, opened, unlock };
}

async function lock(dataDir: string): Promise<() => void> {
  const { lockFolder } = await import('./records/sqlite/folder-lock.ts');
  try {
    return await lockFolder(dataDir);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`DATA_DIR "${dataDir}" cannot be used: ${reason}.`, { cause: error });
  }
}
