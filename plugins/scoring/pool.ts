import { QRushError } from '../../server/plugin.ts';
import type { ScoredBatch, Scoring, ScoringBatch } from '../../server/services.ts';
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

export interface PoolOptions {
  /** Number of threads. */
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
 */
export class ScoringPool implements Scoring {
  readonly #options: PoolOptions;
  readonly #idle: ScoringThread[] = [];
  readonly #threads = new Set<ScoringThread>();
  readonly #queue: Task[] = [];
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    for (let index = 0; index < options.size; index++) this.#addThread();
  }

  /** Scores a batch, in chunks side by side. @throws QRushError `UNAVAILABLE` when the pool closes */
  async score(batch: ScoringBatch): Promise<ScoredBatch> {
    const { chunk, size } = this.#options;
    const { length } = batch.players;
    const share = Math.min(chunk, Math.max(FEW, Math.ceil(length / size)));
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

  #next(): void {
    const thread = this.#idle.at(-1);
    const task = thread && this.#queue.shift();
    if (!thread || !task) return;
    this.#idle.pop();
    void this.#work(thread, task).finally(() => this.#next());
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
      else await this.#replace(thread);
      reject(error as Error);
    }
  }

  async #replace(thread: ScoringThread): Promise<void> {
    this.#threads.delete(thread);
    await thread.stop();
    if (!this.#closed) this.#addThread();
  }

  #addThread(): void {
    const thread = new ScoringThread();
    this.#threads.add(thread);
    this.#idle.push(thread);
  }
}
