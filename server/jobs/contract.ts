/** One kind of job, and how it is done. */
export interface JobKind<Payload> {
  /** kebab-case; unique. */
  name: string;
  /** Jobs of this kind at once on this host, shared out among its processes. */
  concurrency: number;
  /** ms a job may take. One that takes longer has failed: a job that hangs would hold its place for good. */
  timeout: number;
  /** How often a failed job is tried again. */
  retries: number;
  /** ms before the first repetition; twice that before the next, up to {@link LONGEST_BACKOFF}. */
  backoff: number;
  /** Does a job. It may be done twice, by this process or another one after a crash. */
  handle(payload: Payload, id: string): Promise<void>;
}

/** ms between two tries, at the most: what was away and is back is soon found to be. */
export const LONGEST_BACKOFF = 60_000;

/** A piece of work. */
export interface Job<Payload> {
  /** Names the work: of jobs with one id, one waits or runs at a time. */
  id: string;
  payload: Payload;
}

/** Jobs of one kind. */
export interface JobQueue<Payload> {
  /**
   * Adds jobs, all in one go. Once this has returned, each is done, by whichever process, unless all
   * its tries fail. An id that waits or runs already is left as it is.
   * @throws QRushError `UNAVAILABLE` when they could not be stored, `SHUTTING_DOWN` after the close
   */
  add(...jobs: Job<Payload>[]): Promise<void>;
}

export interface JobCounts {
  waiting: number;
  active: number;
  /** Failed once, and to be tried again. */
  delayed: number;
}

/**
 * Work that nobody has to wait for. Every implementation guarantees this: see {@link JobQueue.add};
 * jobs begin in the order in which they were added, and end in any order.
 */
export interface Jobs {
  /** Opens a queue and begins to do its jobs. @throws Error when there is one of this name */
  open<Payload>(kind: JobKind<Payload>): JobQueue<Payload>;
  /** By queue, over all processes and hosts that share it. @throws QRushError `UNAVAILABLE` */
  counts(): Promise<Record<string, JobCounts>>;
  /** Takes no more jobs, waits for those being done, and (where only this process has them) does the rest. */
  close(): Promise<void>;
}

/** Reports of implementations. */
export interface JobEvents {
  /** A job ended, for this time; `failed` is for good. @param ms it took */
  done(kind: string, outcome: 'succeeded' | 'retrying' | 'failed', ms: number): void;
  error(kind: string, id: string | undefined, error: unknown): void;
}
