import {
  QRushError,
  type ScoredBatch,
  type Scoring,
  type ScoringBatch,
} from '../../server/plugin.ts';
import {
  type Answers,
  answersOf,
  merge,
  noScores,
  resultsOf,
  type Scores,
  slice,
} from './score-batch.ts';
import { type Failure, ScoringFailure, ScoringThread } from './scoring-thread.ts';

/** Tries before a chunk is split to find the answer that breaks it. */
const TRIES = 3;

/** Answers that are not shared out among threads: a message costs as much as scoring some of them. */
const FEW = 100;

/** ms a thread gets for an answer on top of the deadline: a big chunk is no hang. */
const MS_PER_ANSWER = 1;

/** ms without work after which threads end: each holds as much memory as hundreds of players. */
export const REST = 60_000;

export interface PoolOptions {
  /** Number of threads, at the most. */
  size: number;
  /** Answers a thread gets at once, at the most. */
  chunk: number;
  /** ms, plus {@link MS_PER_ANSWER} an answer. */
  deadline: number;
  /** URLs of the modules that export question types and modes. */
  modules(): string[];
  onRetry(failure: Failure, error: ScoringFailure): void;
  onScored(answers: number, ms: number): void;
  /** An answer that breaks the scoring each time was counted as wrong. */
  onPoisoned(answer: Answers): void;
}

interface Task {
  answers: Answers;
  resolve(scores: Scores): void;
  reject(error: Error): void;
}

/**
 * Scores in threads, and gets every batch scored: a thread that throws, hangs or dies at one is
 * replaced and the batch is run again; an answer that breaks it each time is counted as wrong.
 * Threads start when there is work for them, or when told that there will be, and end after a rest.
 */
export class ScoringPool implements Scoring {
  readonly #options: PoolOptions;
  readonly #idle: ScoringThread[] = [];
  readonly #threads = new Set<ScoringThread>();
  readonly #queue: Task[] = [];
  #resting: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Starts the threads that a batch of so many answers can use: so it need not wait for them. */
  warm(answers: number): void {
    const wanted = Math.min(this.#options.size, Math.ceil(answers / this.#share(answers)));
    while (!this.#closed && this.#threads.size < wanted) {
      const thread = this.#startThread();
      this.#idle.push(thread);
      // A thread that cannot start fails at its first batch, which is run again.
      thread.load(this.#options.modules()).catch(() => {});
    }
    this.#rest();
  }

  /** Scores a batch, in chunks side by side. @throws QRushError `UNAVAILABLE` when the pool closes */
  async score(batch: ScoringBatch): Promise<ScoredBatch> {
    const { length } = batch.players;
    const share = this.#share(length);
    const answers = answersOf(batch);
    const parts: Promise<Scores>[] = [];
    for (let at = 0; at < length; at += share) {
      parts.push(this.#scoreChunk(slice(answers, at, at + share)));
    }
    return resultsOf(batch, merge(await Promise.all(parts)));
  }

  stats() {
    return {
      threads: this.#threads.size,
      busy: this.#threads.size - this.#idle.length,
      queued: this.#queue.length,
    };
  }

  /** Ends all threads. What is not scored yet is refused. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#resting);
    for (const { reject } of this.#queue.splice(0)) reject(new QRushError('UNAVAILABLE'));
    await Promise.all([...this.#threads].map((thread) => thread.stop()));
  }

  async #scoreChunk(answers: Answers): Promise<Scores> {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      try {
        return await this.#run(answers);
      } catch (error) {
        if (!(error instanceof ScoringFailure)) throw error;
        if (this.#closed) throw new QRushError('UNAVAILABLE');
        this.#options.onRetry(error.failure, error);
      }
    }
    const { length } = answers.values;
    if (length === 1) {
      this.#options.onPoisoned(answers);
      return noScores(1);
    }
    const middle = Math.ceil(length / 2);
    const halves = [slice(answers, 0, middle), slice(answers, middle, length)];
    return merge(await Promise.all(halves.map((half) => this.#scoreChunk(half))));
  }

  #run(answers: Answers): Promise<Scores> {
    return new Promise((resolve, reject) => {
      if (this.#closed) reject(new QRushError('UNAVAILABLE'));
      else this.#queue.push({ answers, resolve, reject });
      this.#next();
    });
  }

  /** Answers of a batch that one thread gets at once. */
  #share(answers: number): number {
    const { chunk, size } = this.#options;
    return Math.min(chunk, Math.max(FEW, Math.ceil(answers / size)));
  }

  #next(): void {
    if (this.#queue.length === 0) {
      this.#rest();
      return;
    }
    const thread = this.#idle.pop() ?? this.#oneMore();
    const task = thread && this.#queue.shift();
    if (thread && task) void this.#work(thread, task).finally(() => this.#next());
  }

  async #work(thread: ScoringThread, { answers, resolve, reject }: Task): Promise<void> {
    const { modules, deadline, onScored } = this.#options;
    const started = performance.now();
    try {
      const allowed = deadline + answers.values.length * MS_PER_ANSWER;
      const scores = await thread.score(modules(), answers, allowed);
      this.#idle.push(thread);
      onScored(answers.values.length, performance.now() - started);
      resolve(scores);
    } catch (error) {
      if (error instanceof ScoringFailure && error.failure === 'throw') this.#idle.push(thread);
      else await this.#end(thread);
      reject(error as Error);
    }
  }

  #oneMore(): ScoringThread | undefined {
    if (this.#closed || this.#threads.size >= this.#options.size) return undefined;
    return this.#startThread();
  }

  #startThread(): ScoringThread {
    const thread = new ScoringThread();
    this.#threads.add(thread);
    return thread;
  }

  async #end(thread: ScoringThread): Promise<void> {
    this.#threads.delete(thread);
    await thread.stop();
  }

  /** Ends the threads that have nothing to do, unless something comes within a while. */
  #rest(): void {
    clearTimeout(this.#resting);
    if (this.#closed || this.#threads.size === 0) return;
    this.#resting = setTimeout(() => {
      for (const thread of this.#idle.splice(0)) void this.#end(thread);
    }, REST).unref();
  }
}
