import { open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type JournalRecord, readBatches } from './batch.ts';

/**
 * The version of the records' meaning. Raise it when a running game of the version before could not
 * continue by them: those games are ended and archived then.
 */
export const VERSION = 1;

/** How each file begins. */
export const headOf = (version: number): Buffer => Buffer.from(`qrush journal ${version}\n`);
const HEAD = /^qrush journal (\d{1,6})\n/;

export const logFile = (folder: string, number: number): string => join(folder, `log.${number}`);
/** All that was in the logs before the one of this number. */
export const checkpointFile = (folder: string, number: number): string =>
  join(folder, `checkpoint.${number}`);
/** A checkpoint that is not whole. */
export const draftOf = (checkpoint: string): string => `${checkpoint}.new`;

/** The files of a journal that count. */
export interface Files {
  /** The number of the checkpoint; 0 when there is none. */
  base: number;
  /** Numbers of the logs from there on, in order. */
  logs: number[];
}

/** Finds the files that count, and deletes what a checkpoint has left over. */
export async function survey(folder: string): Promise<Files> {
  const names = await readdir(folder);
  const numbered = (kind: string) =>
    names
      .flatMap((name) => (name.startsWith(`${kind}.`) ? Number(name.slice(kind.length + 1)) : []))
      .filter(Number.isInteger)
      .sort((a, b) => a - b);
  const base = numbered('checkpoint').at(-1) ?? 0;
  const logs = numbered('log').filter((number) => number >= base);
  await discard(folder, base);
  return { base, logs };
}

/** Deletes what came before this checkpoint, and drafts. */
export async function discard(folder: string, base: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const [kind = '', number = '', draft] = name.split('.');
    const isOld = ['log', 'checkpoint'].includes(kind) && Number(number) < base;
    if (isOld || draft === 'new') await rm(join(folder, name), { force: true });
  }
}

/** A file of a journal, in memory. */
export interface ReadFile {
  /** Undefined for a file that is empty, or cut off in its head. */
  version: number | undefined;
  /** Records, a batch at a time. Gives, in the end, the bytes that could not be read. */
  batches(): Generator<JournalRecord[], number>;
  bytes: number;
}

export async function readJournalFile(path: string): Promise<ReadFile> {
  const bytes = await readFile(path);
  const [head = '', version] = HEAD.exec(bytes.toString('latin1', 0, 64)) ?? [];
  return {
    version: version === undefined ? undefined : Number(version),
    bytes: bytes.length,
    *batches() {
      const end = version === undefined ? 0 : yield* readBatches(bytes, head.length);
      return bytes.length - end;
    },
  };
}

/** Makes the names of files in a folder last. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
