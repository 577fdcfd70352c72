import { QRushError, type ScoredBatch, type ScoringBatch } from '../../server/plugin.ts';
import { type Owned, suspectOf } from './culprit.ts';
import type { Scorer } from './inline.ts';
import { noPoints } from './no-points.ts';
import type { Culprit, Quarantine } from './quarantine.ts';
import {
  type Answers,
  answersOf,
  merge,
  noScores,
  resultsOf,
  type Scores,
  slice,
} from './score-batch.ts';
import { type Failure, ScoringFailure, type ScoringThread } from './scoring-thread.ts';
import { SPARE, ThreadsAtWork } from './threads-at-work.ts';

/** Tries before a chunk is split to find the answer that breaks it. */
const TRIES = 3;

/** Threads that code of others may end at one batch, before it is in quarantine, too. */
const MOST_ENDED = 3;

/** Answers that are not shared out among threads: a message costs as much as scoring some of them. */
const FEW = 100;

export interface PoolOptions {
  /** Number of threads, at the most; while foreign code takes long there are a few more. */
  size: number;
  /** Answers a thread gets at once, at the most. */
  chunk: number;
  /** ms in which a call of the type or mode must come back. */
  deadline(answers: Answers): number;
  /** Knows the modes and types of this package, which are above suspicion. */
  owned: Owned;
  quarantine: Quarantine;
  /** URLs of the modules that export question types and modes. */
  modules(): string[];
  onRetry(failure: Failure, error: ScoringFailure): void;
  onScored(answers: number, ms: number): void;
  /** An answer that breaks the scoring each time was counted as wrong. */
  onPoisoned(answer: Answers): void;
  onQuarantine(culprit: Culprit): void;
}

interface Task {
  answers: Answers;
  /** It has ended a thread: it gets one of its own, and leaves those that are ready to others. */
  isDeadly: boolean;
  resolve(scores: Scores): void;
  reject(error: Error): void;
}

/** A batch that waited for a thread until its type or mode came into quarantine. */
class Held extends Error {}

/**
 * Scores in threads, and gets every batch scored. One whose thread throws or dies is run again, and
 * an answer that breaks it each time is counted as wrong. A type or mode that hangs, or eats up the
 * memory, is not called again for a while: its answers earn nothing. Threads start when there is work
 * for them, or when told that there will be, and end after a rest.
 */
export class ScoringPool implements Scorer {
  readonly #options: PoolOptions;
  readonly #threads: ThreadsAtWork;
  readonly #queue: Task[] = [];
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#threads = new ThreadsAtWork({
      size: options.size,
      modules: options.modules,
      onRoom: () => this.#next(),
    });
  }

  /**
   * Starts the threads that a batch of so many answers can use: so it need not wait for them.
   * @param foreign questions open now that code of others scores: each may take a thread and not come
   *   back, so that there is one more; left out for a batch of this package's own
   */
  warm(answers: number, foreign?: number): void {
    const { size } = this.#options;
    const wanted = Math.min(size, Math.ceil(answers / this.#share(answers)));
    if (this.#closed || wanted === 0) return;
    if (foreign === undefined) this.#threads.warm(wanted);
    else this.#threads.warm(Math.min(size, Math.max(wanted, foreign)) + SPARE);
  }

  /** Scores a batch, in chunks side by side. @throws QRushError `UNAVAILABLE` when the pool closes */
  async score(batch: ScoringBatch): Promise<ScoredBatch> {
    const { length } = batch.players;
    const share = this.#share(length);
    const cost = { ended: 0 };
    const parts: Promise<Scores>[] = [];
    for (let at = 0; at < length; at += share) {
      parts.push(this.#scoreChunk(answersOf(batch, at, Math.min(length, at + share)), cost));
    }
    return resultsOf(batch, merge(await Promise.all(parts)));
  }

  stats() {
    return { ...this.#threads.stats(), queued: this.#queue.length };
  }

  /** Ends all threads. Batches that are not scored yet are refused. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#queue.splice(0)) reject(new QRushError('UNAVAILABLE'));
    await this.#threads.close();
  }

  async #scoreChunk(answers: Answers, cost: { ended: number }): Promise<Scores> {
    const { quarantine, onRetry, onPoisoned } = this.#options;
    const { length } = answers.values;
    for (let attempt = 0; attempt < TRIES; ) {
      const held = quarantine.holding({ type: answers.question.type, mode: answers.mode });
      if (held?.place === 'type') return noScores(length);
      try {
        if (held) return await this.#run({ ...answers, mode: noPoints.name }, false);
        return await this.#run(answers, cost.ended > 0);
      } catch (error) {
        if (error instanceof Held) continue;
        if (!(error instanceof ScoringFailure)) throw error;
        if (this.#closed) throw new QRushError('UNAVAILABLE');
        if (this.#putAway(answers, error, cost)) continue;
        onRetry(error.failure, error);
        attempt += 1;
      }
    }
    if (length === 1) {
      onPoisoned(answers);
      return noScores(1);
    }
    const middle = Math.ceil(length / 2);
    const halves = [slice(answers, 0, middle), slice(answers, middle, length)];
    return merge(await Promise.all(halves.map((half) => this.#scoreChunk(half, cost))));
  }

  /** Puts whoever did this into quarantine, unless it is worth another try. @returns whether it did */
  #putAway(answers: Answers, error: ScoringFailure, cost: { ended: number }): boolean {
    const { owned, quarantine, onQuarantine } = this.#options;
    const { failure, place } = error;
    if (failure === 'exit') cost.ended += 1;
    if (failure === 'throw' || (failure === 'exit' && cost.ended < MOST_ENDED)) return false;
    const needed = { type: answers.question.type, mode: answers.mode };
    const suspect = suspectOf(needed, place, owned);
    if (!suspect) return false;
    // Another chunk was as far at the same time.
    if (quarantine.holding(needed)?.name === suspect.name) return true;
    const culprit = { ...suspect, failure };
    quarantine.put(culprit);
    onQuarantine(culprit);
    this.#dismissHeld();
    return true;
  }

  #dismissHeld(): void {
    const { quarantine } = this.#options;
    for (const task of this.#queue.splice(0)) {
      const { question, mode } = task.answers;
      if (quarantine.holding({ type: question.type, mode })) task.reject(new Held());
      else this.#queue.push(task);
    }
  }

  #run(answers: Answers, isDeadly: boolean): Promise<Scores> {
    return new Promise((resolve, reject) => {
      if (this.#closed) reject(new QRushError('UNAVAILABLE'));
      else this.#queue.push({ answers, isDeadly, resolve, reject });
      this.#next();
    });
  }

  /** Answers of a batch that one thread gets at once. */
  #share(answers: number): number {
    const { chunk, size } = this.#options;
    return Math.min(chunk, Math.max(FEW, Math.ceil(answers / size)));
  }

  /** Starts what there is a thread for: code of others does not stand before that of this package. */
  #next(): void {
    for (let at = 0; at < this.#queue.length; ) {
      const task = this.#queue[at];
      const own = task !== undefined && this.#isOwn(task.answers);
      const thread = task && !this.#closed ? this.#threads.take(own, task.isDeadly) : undefined;
      if (!task || !thread) {
        if (own) return;
        at += 1;
        continue;
      }
      this.#queue.splice(at, 1);
      void this.#work(thread, task, own);
    }
  }

  #isOwn({ question, mode }: Answers): boolean {
    const { owned } = this.#options;
    return owned.type(question.type) && (mode === noPoints.name || owned.mode(mode));
  }

  async #work(
    thread: ScoringThread,
    { answers, resolve, reject }: Task,
    own: boolean,
  ): Promise<void> {
    const { modules, deadline, onScored } = this.#options;
    const started = performance.now();
    const { length } = answers.values;
    this.#threads.begin({ thread, own, answers: length, deadline: deadline(answers) });
    try {
      const scores = await thread.score(modules(), answers);
      this.#threads.end(thread, true);
      onScored(length, performance.now() - started);
      resolve(scores);
    } catch (error) {
      this.#threads.end(thread, error instanceof ScoringFailure && error.failure === 'throw');
      reject(error as Error);
    }
    this.#next();
  }
}
