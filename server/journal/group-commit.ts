import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { QRushError } from '../protocol/errors.ts';
import { encodeBatch } from './batch.ts';
import { CachedWrite } from './cached-write.ts';
import { Crowd } from './crowd.ts';
import { headOf, syncFolder, VERSION } from './files.ts';

/** ms between two tries to write. */
const AGAIN = 500;

/** ms after which what was written is handed to the disk, where nobody waits for that. */
const SYNC_EVERY = 1000;

/**
 * ms in which a crowd's records are gathered: each write takes a turn of the event loop, which costs more
 * (measured: with 1 ms the journal takes 11 % of an answer's CPU time, with 3 ms 2 %, with 5 ms no less).
 */
const GATHERING = 3;

/** Records that are written together. */
interface Batch {
  records: string[];
  written: PromiseWithResolvers<void>;
}

/** To another file. Told the bytes of the one before. */
interface Turn extends PromiseWithResolvers<number> {
  path: string;
}

export interface GroupCommitOptions {
  /** The first file; it is made with the first record. */
  path: string;
  /** Whether records count as written only when the disk has them. */
  lasting: boolean;
  /** Called after each write. */
  written(bytes: number): void;
  /** Makes room on a full disk. @returns whether it did */
  makeRoom(error: NodeJS.ErrnoException): boolean;
  /** Told why records cannot be written, and when they can again. */
  trouble(error: NodeJS.ErrnoException | undefined): void;
}

/**
 * Appends records to a file: one write is under way at a time, and what comes meanwhile goes with the
 * next. Nothing is skipped: what cannot be written is tried again until it can, in its order.
 */
export class GroupCommit {
  readonly #options: GroupCommitOptions;
  #path: string;
  #file: FileHandle | undefined;
  /** Bytes of the file that are written. */
  #bytes = 0;
  #gathered: Batch | undefined;
  #turn: Turn | undefined;
  #isRunning = false;
  #idle = Promise.withResolvers<void>();
  #trouble: unknown;
  #syncing: NodeJS.Timeout | undefined;
  readonly #crowd = new Crowd();
  readonly #cache = new CachedWrite();
  readonly #closing = new AbortController();
  #isClosed = false;

  constructor(options: GroupCommitOptions) {
    this.#options = options;
    this.#path = options.path;
  }

  /** Bytes in the file, as far as they are written. */
  get bytes(): number {
    return this.#bytes;
  }

  /** @throws QRushError `UNAVAILABLE` while nothing can be written */
  check(): void {
    if (this.#trouble) throw unavailable(this.#trouble);
  }

  /**
   * Fulfilled once the record is written. A record of which this is rejected is not lost: it is written
   * when that is possible, before all that come later.
   */
  append(record: string): Promise<void> {
    if (this.#isClosed) return Promise.reject(new QRushError('SHUTTING_DOWN'));
    if (!this.#gathered) {
      this.#gathered = { records: [], written: Promise.withResolvers() };
      // Not all who append wait.
      this.#gathered.written.promise.catch(() => {});
      this.#start();
    }
    this.#gathered.records.push(record);
    return this.#gathered.written.promise;
  }

  /** Continues in another file. @returns the bytes of the one before, once it is whole */
  rotate(path: string): Promise<number> {
    const turn = { path, ...Promise.withResolvers<number>() };
    this.#turn = turn;
    this.#start();
    return turn.promise;
  }

  /** Waits until all is written, as far as that is possible, and closes the file. */
  async close(): Promise<void> {
    this.#closing.abort();
    while (this.#isRunning) await this.#idle.promise;
    this.#isClosed = true;
    await this.#finish();
  }

  #start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#soon();
  }

  /** Everything that comes in this turn of the event loop goes together; of a crowd, in these ms. */
  #soon(): void {
    if (this.#crowd.is) setTimeout(this.#next, GATHERING);
    else setImmediate(this.#next);
  }

  /** Does what is next to do. */
  readonly #next = (): void => {
    const batch = this.#gathered;
    this.#gathered = undefined;
    if (batch) this.#write(batch);
    else if (this.#turn) void this.#rotate(this.#turn).then(this.#done);
    else this.#done();
  };

  readonly #done = (): void => {
    if (this.#gathered || this.#turn) {
      this.#soon();
      return;
    }
    // In the same step as the look at what is gathered: what comes from now on starts it again.
    this.#isRunning = false;
    this.#idle.resolve();
    this.#idle = Promise.withResolvers();
  };

  #write(batch: Batch): void {
    const text = encodeBatch(batch.records);
    const insist = () => void this.#insist(batch, Buffer.from(text)).then(this.#done);
    this.#crowd.came(batch.records.length, performance.now());
    if (!this.#file || this.#options.lasting) {
      insist();
      return;
    }
    this.#cache.write(this.#file.fd, text, this.#bytes, (error, bytes) => {
      if (error || bytes < Buffer.byteLength(text)) {
        insist();
        return;
      }
      this.#written(batch, bytes);
      this.#done();
    });
  }

  #written({ written }: Batch, bytes: number): void {
    this.#bytes += bytes;
    this.#syncSoon();
    written.resolve();
    this.#options.written(bytes);
  }

  /** Writes bytes however often that has to be tried. */
  async #insist(batch: Batch, bytes: Buffer): Promise<void> {
    const { makeRoom, trouble } = this.#options;
    const { signal } = this.#closing;
    for (;;) {
      try {
        const count = await this.#put(bytes);
        if (this.#trouble) trouble(undefined);
        this.#trouble = undefined;
        return this.#written(batch, count);
      } catch (error) {
        if (makeRoom(error as Error)) continue;
        if (!this.#trouble) trouble(error as Error);
        this.#trouble = error;
        batch.written.reject(unavailable(error));
        this.#gathered?.written.reject(unavailable(error));
        if (signal.aborted) return;
        await pause(AGAIN, undefined, { signal }).catch(() => {});
      }
    }
  }

  /** Writes at the end of what is whole: what a try before has left there is written over. @returns bytes */
  async #put(batch: Buffer): Promise<number> {
    const file = await this.#open();
    const bytes = this.#bytes === 0 ? Buffer.concat([headOf(VERSION), batch]) : batch;
    for (let done = 0; done < bytes.length; ) {
      const to = this.#bytes + done;
      const { bytesWritten } = await file.write(bytes, done, bytes.length - done, to);
      done += bytesWritten;
    }
    if (this.#options.lasting) await file.datasync();
    return bytes.length;
  }

  async #open(): Promise<FileHandle> {
    if (this.#file) return this.#file;
    const file = await open(this.#path, 'wx', 0o600);
    this.#file = file;
    if (this.#options.lasting) await syncFolder(dirname(this.#path));
    return file;
  }

  #syncSoon(): void {
    if (this.#options.lasting) return;
    this.#syncing ??= setTimeout(() => {
      this.#syncing = undefined;
      void this.#cache.during(this.#file?.datasync());
    }, SYNC_EVERY).unref();
  }

  async #rotate({ path, resolve }: Turn): Promise<void> {
    this.#turn = undefined;
    await this.#finish();
    const bytes = this.#bytes;
    this.#path = path;
    this.#bytes = 0;
    resolve(bytes);
  }

  async #finish(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    const isDirty = this.#syncing !== undefined;
    clearTimeout(this.#syncing);
    this.#syncing = undefined;
    if (isDirty) await file?.datasync().catch(() => {});
    await file?.close();
  }
}

const unavailable = (cause: unknown): QRushError =>
  new QRushError('UNAVAILABLE', undefined, { cause });
