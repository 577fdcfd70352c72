import { QRushError, type RoundSums } from '../../server/plugin.ts';
import type { ConcludeOutcome } from './conclude.ts';
import { noPlan, type PlanOutcome, type PlanRequest } from './plan.ts';
import { type Failure, ScoringFailure, ScoringThread } from './scoring-thread.ts';

/** ms a mode has for its plan, or for its conclusion. */
const DEADLINE = 1000;

/** Games that wait for their turn, at the most. */
const MOST = 1000;

/** ms a game waits for its turn: those before it may each take the whole deadline. */
const PATIENCE = 5000;

/**
 * Has modes plan their games, or conclude their rounds, in a thread of its own, one after the other: a
 * mode that hangs there holds no thread in which answers are scored. The thread is there only while
 * somebody waits for it. Those that wait for plans and those that wait for conclusions have one each.
 */
export class Planner {
  readonly #modules: () => string[];
  readonly #deadline: number;
  readonly #patience: number;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();
  #thread: ScoringThread | undefined;
  #closed = false;

  /** @param modules URLs of the modules that export the modes */
  constructor(modules: () => string[], deadline = DEADLINE, patience = PATIENCE) {
    this.#modules = modules;
    this.#deadline = deadline;
    this.#patience = patience;
  }

  /** @throws QRushError `UNAVAILABLE` when too many wait, for too long, or the server stops */
  async plan(request: PlanRequest): Promise<PlanOutcome> {
    const planned = await this.#inTurn((thread) =>
      thread.plan(this.#modules(), request, this.#deadline),
    );
    return typeof planned === 'string' ? noPlan(request.mode, FAILURES[planned]) : planned;
  }

  /**
   * The decision of a round, or how the thread failed.
   * @throws QRushError `UNAVAILABLE` as with {@link plan}
   */
  conclude(sums: RoundSums): Promise<ConcludeOutcome | Failure> {
    return this.#inTurn((thread) => thread.conclude(this.#modules(), sums, this.#deadline));
  }

  async #inTurn<Value>(work: (thread: ScoringThread) => Promise<Value>): Promise<Value | Failure> {
    if (this.#waiting >= MOST) throw new QRushError('UNAVAILABLE');
    this.#waiting += 1;
    const asked = performance.now();
    const done = this.#last.then(() => {
      if (performance.now() - asked > this.#patience) throw new QRushError('UNAVAILABLE');
      return this.#do(work);
    });
    this.#last = done.catch(() => {});
    try {
      return await done;
    } finally {
      this.#waiting -= 1;
      if (this.#waiting === 0) void this.#end();
    }
  }

  /** Ends the thread. Callers who wait get nothing. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
  }

  async #end(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.stop();
  }

  async #do<Value>(work: (thread: ScoringThread) => Promise<Value>): Promise<Value | Failure> {
    if (this.#closed) throw new QRushError('UNAVAILABLE');
    this.#thread ??= new ScoringThread();
    try {
      return await work(this.#thread);
    } catch (error) {
      if (!(error instanceof ScoringFailure)) throw error;
      if (this.#closed) throw new QRushError('UNAVAILABLE');
      void this.#end();
      return error.failure;
    }
  }
}

const FAILURES = {
  hang: 'it was not done within one second',
  exit: 'its thread ended',
  memory: 'it took too much memory',
  throw: 'its modules could not be loaded',
};
