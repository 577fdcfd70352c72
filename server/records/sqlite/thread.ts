/** The inside of the records thread: a connection of its own, asked for one statement at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from './file.ts';
import type { Asked, Told } from './thread-connection.ts';

/** Bytes of the file that are read without copying: a library of some thousand quizzes. */
const MAPPED = 256_000_000;

const database = openConnection(workerData.file);
database.exec(`pragma mmap_size = ${MAPPED}`);
// SQLite's own knows the letters of English only.
database.function('lower', { deterministic: true }, (text) =>
  typeof text === 'string' ? text.toLowerCase() : text,
);
parentPort?.on('message', ({ id, sql, values }: Asked) => {
  parentPort?.postMessage(answer(id, sql, values));
});

function answer(id: number, sql: string, values: Asked['values']): Told {
  try {
    return { id, rows: database.prepare(sql).all(...values) };
  } catch (error) {
    return { id, error: error as Error };
  }
}
