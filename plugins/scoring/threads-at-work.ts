import { ScoringThread } from './scoring-thread.ts';
import { type Run, Watch } from './watch.ts';

/** ms without work after which threads end: each holds as much memory as hundreds of players. */
export const REST = 60_000;

/** Threads that others' code does not get. */
export const SPARE = 1;

/** Threads that there may be in place of others that take long. */
const MOST_REPLACED = 4;

export interface ThreadsOptions {
  /** Threads that score at once. */
  size: number;
  modules(): string[];
  /** There may be a thread now for what had none. */
  onRoom(): void;
}

/**
 * The threads of a pool: who is at work, who rests, and who may start. Code of others gets no more
 * than the pool's size, so that there is always one more for that of this package; a thread which
 * others' code keeps busy for long is replaced meanwhile.
 */
export class ThreadsAtWork {
  readonly #options: ThreadsOptions;
  readonly #all = new Set<ScoringThread>();
  readonly #idle: ScoringThread[] = [];
  readonly #watch: Watch;
  #resting: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: ThreadsOptions) {
    this.#options = options;
    this.#watch = new Watch(() => {
      // So the next one does not have to wait for its start.
      if (this.#idle.length === 0 && this.#all.size < this.#limit()) this.#prepare();
      options.onRoom();
    });
  }

  /** Has so many threads ready. */
  warm(wanted: number): void {
    while (this.#all.size < wanted) this.#prepare();
    this.#rest();
  }

  /**
   * A thread for a batch, unless it has to wait.
   * @param own whether all of it is of this package
   * @param fresh whether it is to be one that was not ready
   */
  take(own: boolean, fresh: boolean): ScoringThread | undefined {
    const { foreign, suspects } = this.#load();
    if (!own && foreign - suspects >= this.#options.size) return undefined;
    if (this.#busy >= this.#limit()) return undefined;
    return (fresh ? undefined : this.#idle.pop()) ?? this.#start();
  }

  begin(run: Omit<Run, 'suspect'>): void {
    this.#watch.begin(run);
  }

  /** @param fit whether the thread can be used again */
  end(thread: ScoringThread, fit: boolean): void {
    this.#watch.end(thread);
    if (fit && this.#all.size <= this.#options.size + SPARE) this.#idle.push(thread);
    else void this.#end(thread);
    this.#rest();
  }

  stats() {
    return { threads: this.#all.size, busy: this.#busy };
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#resting);
    await Promise.all([...this.#all].map((thread) => thread.stop()));
  }

  get #busy(): number {
    return this.#all.size - this.#idle.length;
  }

  /** Batches of foreign code under way, and those of them that take long. */
  #load(): { foreign: number; suspects: number } {
    let foreign = 0;
    let suspects = 0;
    for (const { own, suspect } of this.#watch.runs) {
      if (!own) foreign += 1;
      if (suspect) suspects += 1;
    }
    return { foreign, suspects: Math.min(suspects, MOST_REPLACED) };
  }

  /** Threads that there may be now. */
  #limit(): number {
    const { foreign, suspects } = this.#load();
    return this.#options.size + suspects + (foreign > 0 ? SPARE : 0);
  }

  #prepare(): void {
    const thread = this.#start();
    // Those that have started already are taken first.
    this.#idle.unshift(thread);
    // A thread that cannot start fails at its first batch, which is run again.
    thread.load(this.#options.modules()).catch(() => {});
  }

  #start(): ScoringThread {
    const thread = new ScoringThread();
    this.#all.add(thread);
    return thread;
  }

  async #end(thread: ScoringThread): Promise<void> {
    this.#all.delete(thread);
    await thread.stop();
  }

  /** Ends the threads that have nothing to do, unless something comes within a while. */
  #rest(): void {
    clearTimeout(this.#resting);
    if (this.#closed || this.#all.size === 0) return;
    this.#resting = setTimeout(() => {
      for (const thread of this.#idle.splice(0)) void this.#end(thread);
    }, REST).unref();
  }
}
