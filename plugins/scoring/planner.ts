import { QRushError } from '../../server/plugin.ts';
import { noPlan, type PlanOutcome, type PlanRequest } from './plan.ts';
import { ScoringFailure, ScoringThread } from './scoring-thread.ts';

/** ms a mode has for its plan. */
const DEADLINE = 1000;

/** Games that wait for their plans, at the most. */
const MOST = 1000;

/** ms a game waits for its turn: those before it may each take the whole deadline. */
const PATIENCE = 5000;

/**
 * Has modes plan their games in a thread of its own, one after the other: a mode that hangs there holds
 * no thread in which answers are scored. The thread is there only while somebody waits for a plan.
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
    if (this.#waiting >= MOST) throw new QRushError('UNAVAILABLE');
    this.#waiting += 1;
    const asked = performance.now();
    const planned = this.#last.then(() => {
      if (performance.now() - asked > this.#patience) throw new QRushError('UNAVAILABLE');
      return this.#plan(request);
    });
    this.#last = planned.catch(() => {});
    try {
      return await planned;
    } finally {
      this.#waiting -= 1;
      if (this.#waiting === 0) void this.#end();
    }
  }

  /** Ends the thread. Who waits for a plan gets none. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
  }

  async #end(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.stop();
  }

  async #plan(request: PlanRequest): Promise<PlanOutcome> {
    if (this.#closed) throw new QRushError('UNAVAILABLE');
    this.#thread ??= new ScoringThread();
    try {
      return await this.#thread.plan(this.#modules(), request, this.#deadline);
    } catch (error) {
      if (!(error instanceof ScoringFailure)) throw error;
      if (this.#closed) throw new QRushError('UNAVAILABLE');
      void this.#end();
      return noPlan(request.mode, FAILURES[error.failure]);
    }
  }
}

const FAILURES = {
  hang: 'it was not done within one second',
  exit: 'its thread ended',
  memory: 'it took too much memory',
  throw: 'its modules could not be loaded',
};
