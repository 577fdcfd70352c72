import { statfs } from 'node:fs/promises';

/** SQLite's primary result codes, https://sqlite.org/rescode.html */
const BUSY = 5;
const READ_ONLY = 8;
const IO_ERROR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NO_DATABASE = 26;

/** Bytes below which a disk counts as full. */
const HARDLY_ANY = 1_000_000;

export const isBusy = (error: unknown): boolean => codeOf(error) === BUSY;

/** Whether the file itself is broken, and no second try helps. */
export const isBroken = (error: unknown): boolean =>
  [CORRUPT, NO_DATABASE].includes(codeOf(error) ?? 0);

/** Whether the disk refuses, and a later try may do. */
export const isDiskTrouble = (error: unknown): boolean =>
  [READ_ONLY, IO_ERROR, FULL, CANNOT_OPEN].includes(codeOf(error) ?? 0);

/** The primary code of an error of node:sqlite, also where the ORM has wrapped it. */
function codeOf(error: unknown): number | undefined {
  for (
    let at = error;
    at instanceof Error;
    at = at.cause ?? (at as { previous?: unknown }).previous
  ) {
    const { errcode } = at as { errcode?: number };
    if (errcode !== undefined) return errcode & 0xff;
  }
  return undefined;
}

/** Why a database in this folder cannot be used, in words. */
export async function reasonOf(error: unknown, folder: string): Promise<string> {
  const code = codeOf(error);
  const { code: system } = error as NodeJS.ErrnoException;
  // SQLite calls a full disk an I/O error where it reserves space by itself.
  const isFull = isDiskTrouble(error) && code !== READ_ONLY && (await isDiskFull(folder));
  if (code === FULL || isFull || system === 'ENOSPC') return 'no space is left on its disk';
  if (code === READ_ONLY || system === 'EROFS') return 'it cannot be written to';
  if (isBroken(error))
    return 'the file records.sqlite is damaged; restore a backup with "npm run qrush-data -- restore FILE --replace", or move the file away to begin empty';
  const text = error instanceof Error ? error.message || String(error) : String(error);
  return text.split('\n')[0] ?? text;
}

async function isDiskFull(folder: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize < HARDLY_ANY;
  } catch {
    return false;
  }
}
