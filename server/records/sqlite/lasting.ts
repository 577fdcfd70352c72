import { open, stat } from 'node:fs/promises';
import type { ThreadConnection } from './thread-connection.ts';

/** Bytes that the write-ahead log may have before it is taken into the file. */
const LONGEST_LOG = 4_000_000;

/**
 * Makes what was committed survive a loss of power, without holding the loop: SQLite would wait for
 * the disk itself. The thread takes a long log into the file.
 * @param log the path of the write-ahead log
 */
export async function makeLast(log: string, thread: ThreadConnection): Promise<void> {
  const handle = await open(log);
  try {
    await handle.datasync();
  } finally {
    await handle.close();
  }
  if ((await stat(log)).size > LONGEST_LOG) await thread.execute('pragma wal_checkpoint(truncate)');
}
