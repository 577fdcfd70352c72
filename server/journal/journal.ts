import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { recordsOf } from './batch.ts';
import { makeCheckpoint } from './checkpoint.ts';
import type { NamedSource } from './checkpoint-thread.ts';
import { Clock } from './clock.ts';
import type { Found, Journal, Keep, Part, PartSource } from './contract.ts';
import { discard, type Files, logFile, survey, VERSION } from './files.ts';
import { GroupCommit } from './group-commit.ts';
import { mapCommands } from './map-commands.ts';
import { Parts } from './parts.ts';
import { DamagedCheckpoint, repair, replay } from './replay.ts';
import { Reserve } from './reserve.ts';

export interface JournalOptions {
  /** The data folder; the journal has a folder of its own in it. */
  dataDir: string;
  /** Whether a command counts as recorded only when the disk has it. */
  lasting: boolean;
  /** Bytes of logs after which a checkpoint takes out what is over. */
  limit: number;
  log: Logger;
  /** Told whether records can be written, and how many bytes were. */
  writable?(is: boolean): void;
  wrote?(bytes: number): void;
  /** ms since the epoch; tests hand in their own. */
  clock?: () => number;
}

/** Logs after which there is a checkpoint, however small they are: each start makes one. */
const MOST_LOGS = 10;

/**
 * Opens the journal of a data folder.
 * @param open keeps the parts that are known by now: what belongs to them is carried out on them
 * @throws Error in one line that names DATA_DIR when the folder cannot be used
 */
export async function openJournal<Opened>(
  options: JournalOptions,
  open: (keep: Keep) => Opened,
): Promise<{ journal: Journal; opened: Opened }> {
  const folder = join(options.dataDir, 'journal');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const files = await survey(folder);
    const journal = new FileJournal(folder, files, options);
    const opened = open(journal.keep);
    await journal.replay();
    return { journal, opened };
  } catch (error) {
    if (!(error instanceof DamagedCheckpoint || error instanceof NewerJournal)) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`DATA_DIR "${options.dataDir}" cannot be used: ${reason}.`, { cause: error });
    }
    const aside = `${folder}.${Date.now()}`;
    await rename(folder, aside);
    options.log.error(
      `${error.message}: running games do not continue; what is left of them is in ${aside}`,
    );
    return openJournal(options, open);
  }
}

/** A later QRush has written it. */
class NewerJournal extends Error {
  override message = 'the journal is of a newer QRush';
}

class FileJournal implements Journal {
  readonly #folder: string;
  readonly #options: JournalOptions;
  readonly #clock: Clock;
  readonly #parts: Parts;
  readonly #sources: NamedSource[] = [];
  readonly #reserve: Reserve;
  readonly #commit: GroupCommit;
  readonly #closing = new AbortController();
  /** The closed files, and their bytes. */
  #files: Files;
  #closed = 0;
  /** Bytes of logs at which there is a checkpoint. */
  #due: number;
  /** The number of the log that is written. */
  #log: number;
  #making: Promise<void> | undefined;
  /** Whether all parts are known. */
  #begun = false;
  found: Found = { commands: 0, last: undefined, former: false, lasting: true };

  constructor(folder: string, files: Files, options: JournalOptions) {
    this.#folder = folder;
    this.#files = files;
    this.#options = options;
    this.#due = options.limit;
    this.#clock = new Clock(options.clock);
    this.#parts = new Parts(this.#clock);
    this.#log = Math.max(files.base, files.logs.at(-1) ?? 0) + 1;
    this.#reserve = new Reserve(folder);
    this.#commit = new GroupCommit({
      path: logFile(folder, this.#log),
      lasting: options.lasting,
      written: (bytes) => this.#written(bytes),
      makeRoom: (error) => this.#makeRoom(error),
      trouble: (error) => this.#trouble(error),
    });
  }

  readonly now = (): number => this.#clock.now();

  readonly keep: Keep = <P extends Part, Args>(
    name: string,
    { module, open }: PartSource<P, Args>,
    args: Args,
  ) => {
    const part = open(this.now, args);
    this.#parts.add(name, part);
    this.#sources.push({ name, module, args });
    return {
      part,
      commands: mapCommands(part, (command, run) => this.#record(name, command, run)),
    };
  };

  /** Carries out again what is in the files. @throws DamagedCheckpoint, NewerJournal */
  async replay(): Promise<void> {
    const { log, dataDir, limit } = this.#options;
    const { commands, last, versions, bytes, lost, torn } = await replay(
      this.#folder,
      this.#files,
      this.#parts,
    );
    if (versions && versions.newest > VERSION) throw new NewerJournal();
    if (torn) {
      this.#files = await repair(this.#folder, this.#files, torn);
      const where = `the end of the journal in DATA_DIR "${dataDir}"`;
      log.warn({ bytes: lost }, `${where} was not written whole, and is left out`);
    }
    if (last !== undefined) this.#clock.notBefore(last);
    const former = versions !== undefined && versions.oldest < VERSION;
    this.found = { commands, last, former, lasting: true };
    this.#closed = bytes.logs;
    this.#due = Math.max(limit, bytes.checkpoint);
  }

  begin(): void {
    this.#parts.close();
    this.#begun = true;
    if (this.#files.logs.length >= MOST_LOGS || this.#isDue) void this.checkpoint();
  }

  check(): void {
    this.#commit.check();
  }

  checkpoint(): Promise<void> {
    this.#making ??= this.#checkpoint()
      .catch((error: unknown) => {
        if (this.#closing.signal.aborted) return;
        this.#options.log.warn({ err: error }, 'a checkpoint of the journal could not be made');
      })
      .finally(() => {
        this.#making = undefined;
      });
    return this.#making;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#reserve.close();
    await this.#making;
    await this.#commit.close();
  }

  #record(name: string, command: string, run: (...args: unknown[]) => unknown) {
    const recordOf = recordsOf(name, command);
    return async (...args: unknown[]): Promise<unknown> => {
      this.#commit.check();
      const at = this.#clock.now();
      const record = recordOf(at, args);
      const result = this.#clock.at(at, () => run(...args));
      await this.#commit.append(record);
      return result;
    };
  }

  #written(bytes: number): void {
    this.#options.wrote?.(bytes);
    this.#reserve.make();
    // A part that has not come yet would be missing in the checkpoint.
    if (this.#begun && this.#isDue) void this.checkpoint();
  }

  get #isDue(): boolean {
    return this.#closed + this.#commit.bytes > this.#due;
  }

  async #checkpoint(): Promise<void> {
    const [folder, number] = [this.#folder, this.#log + 1];
    // Should it fail, the next one is as far away again.
    this.#due += this.#options.limit;
    const bytes = await this.#commit.rotate(logFile(folder, number));
    if (bytes > 0) this.#files.logs.push(this.#log);
    this.#closed += bytes;
    this.#log = number;
    const task = { ...this.#files, folder, number, parts: this.#sources };
    const written = await makeCheckpoint(task, this.#closing.signal);
    this.#files = { base: number, logs: [] };
    this.#closed = 0;
    this.#due = Math.max(this.#options.limit, written);
    await discard(folder, number);
  }

  #makeRoom(error: NodeJS.ErrnoException): boolean {
    const isFull = ['ENOSPC', 'EDQUOT'].includes(error.code ?? '');
    if (!isFull || !this.#reserve.release()) return false;
    const { log, dataDir } = this.#options;
    log.error(
      `the disk of DATA_DIR "${dataDir}" is full: games continue by the space set aside for that; make room`,
    );
    return true;
  }

  #trouble(error: NodeJS.ErrnoException | undefined): void {
    const { log, dataDir, writable } = this.#options;
    writable?.(error === undefined);
    if (!error) {
      log.warn(`DATA_DIR "${dataDir}" can be written to again: games continue`);
      return;
    }
    const reason = error.code === 'ENOSPC' ? 'no space is left on its disk' : error.message;
    log.error(`DATA_DIR "${dataDir}" cannot be written to: ${reason}; games wait until it can`);
  }
}
