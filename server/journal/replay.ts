import { rm, truncate } from 'node:fs/promises';
import { checkpointFile, type Files, logFile, type ReadFile, readJournalFile } from './files.ts';
import type { Parts } from './parts.ts';

/** The content read from a journal. */
export interface Replayed {
  commands: number;
  /** When the last of them was recorded, ms since the epoch. */
  last: number | undefined;
  /** The oldest and the newest version that has written in it; undefined for an empty one. */
  versions: { oldest: number; newest: number } | undefined;
  bytes: { checkpoint: number; logs: number };
  /** Bytes after the last batch that could be read. */
  lost: number;
  /** The log in which these begin, and where. */
  torn: Torn | undefined;
}

export interface Torn {
  log: number;
  /** Bytes before. */
  at: number;
}

/** Batches after which what commands have promised is let go. */
const BREATHE_EVERY = 50;

/** A checkpoint that is not as it was written: half a state is none. */
export class DamagedCheckpoint extends Error {}

/**
 * Carries out again what a journal holds, up to the first batch that is not whole. Nothing after that
 * counts: what came later was built on it.
 * @throws DamagedCheckpoint; the system's error
 */
export async function replay(
  folder: string,
  { base, logs }: Files,
  parts: Parts,
): Promise<Replayed> {
  const replayed: Replayed = {
    commands: 0,
    last: undefined,
    versions: undefined,
    bytes: { checkpoint: 0, logs: 0 },
    lost: 0,
    torn: undefined,
  };
  if (base > 0) {
    const path = checkpointFile(folder, base);
    const checkpoint = await readJournalFile(path);
    const isWhole = checkpoint.version !== undefined && bytesLost(checkpoint) === 0;
    if (!isWhole) throw new DamagedCheckpoint(`${path} is damaged`);
    await take(replayed, checkpoint, parts);
    replayed.bytes.checkpoint = checkpoint.bytes;
  }
  for (const number of logs) {
    const log = await readJournalFile(logFile(folder, number));
    const lost = replayed.torn ? log.bytes : await take(replayed, log, parts);
    if (lost > 0) replayed.torn ??= { log: number, at: log.bytes - lost };
    replayed.bytes.logs += log.bytes - lost;
    replayed.lost += lost;
  }
  return replayed;
}

/** Takes out what was not whole, and what came after it. @returns the files that are left */
export async function repair(folder: string, files: Files, torn: Torn): Promise<Files> {
  await truncate(logFile(folder, torn.log), torn.at);
  for (const number of files.logs) if (number > torn.log) await rm(logFile(folder, number));
  return { ...files, logs: files.logs.filter((number) => number <= torn.log) };
}

/** @returns bytes that could not be read */
async function take(replayed: Replayed, file: ReadFile, parts: Parts): Promise<number> {
  const { version } = file;
  if (version !== undefined) {
    const { oldest = version, newest = version } = replayed.versions ?? {};
    replayed.versions = { oldest: Math.min(oldest, version), newest: Math.max(newest, version) };
  }
  const batches = file.batches();
  for (let read = 1; ; read++) {
    const { done, value } = batches.next();
    if (done) return value;
    for (const record of value) {
      [replayed.last] = record;
      parts.replay(record);
    }
    replayed.commands += value.length;
    if (read % BREATHE_EVERY === 0) await undefined;
  }
}

function bytesLost(file: ReadFile): number {
  const batches = file.batches();
  for (;;) {
    const { done, value } = batches.next();
    if (done) return value;
  }
}
