import type { Worker as NodeWorker } from 'node:worker_threads';
import type { ModuleThread } from 'threads';
import type { RoundSums } from '../../server/plugin.ts';
import type { ConcludeOutcome } from './conclude.ts';
import type { PlanOutcome, PlanRequest } from './plan.ts';
import type { Answers, Scores } from './score-batch.ts';
import { spawn, Worker } from './threads.ts';
import { type Place, Whereabouts } from './whereabouts.ts';
import type { ScoringWorker } from './worker.ts';

/** How a thread can fail at a batch. */
export type Failure = 'throw' | 'hang' | 'exit' | 'memory';

export class ScoringFailure extends Error {
  override name = 'ScoringFailure';
  readonly failure: Failure;
  /** The owner of the code that the thread was in. */
  place: Place | undefined;

  constructor(failure: Failure, cause?: unknown) {
    super(`the scoring thread failed: ${failure}`, { cause });
    this.failure = failure;
  }
}

/** ms a thread may take to start; machines can be busy. */
const START_DEADLINE = 30_000;

/**
 * MB. For what a thread makes and throws away: with V8's own choice two held 15 to 40 MB more, and
 * were no faster. For what it keeps: as much as leads to its end anyway.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 256 };

/** ms in which a thread says what it uses, also in the middle of a loop. */
const ASKED_DEADLINE = 200;

/** One scoring thread. It takes one batch at a time; after a hang or an exit it is of no more use. */
export class ScoringThread {
  readonly #worker: NodeWorker;
  readonly #ready: Promise<ModuleThread<ScoringWorker>>;
  readonly #exited: Promise<never>;
  /** Settles when the pool gives the thread up. */
  readonly #given = Promise.withResolvers<never>();
  /** How many of the modules it knows; there are only ever more. */
  #loaded = 0;
  #isAtWork = false;
  readonly whereabouts = new Whereabouts();

  constructor() {
    const workerData = { whereabouts: this.whereabouts.cells };
    const options: object = { resourceLimits, workerData };
    const worker = new Worker('./worker.ts', options);
    this.#given.promise.catch(() => {});
    this.#worker = worker as unknown as NodeWorker;
    // threads.js never settles a call to a thread that is gone; the thread's own exit tells.
    this.#exited = new Promise((_, reject) => {
      this.#worker.once('exit', () => reject(new ScoringFailure('exit')));
      this.#worker.once('error', (error: NodeJS.ErrnoException) => {
        const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        reject(new ScoringFailure(isFull ? 'memory' : 'exit', error));
      });
    });
    this.#exited.catch(() => {});
    this.#ready = Promise.race([
      spawn<ScoringWorker>(worker, { timeout: START_DEADLINE }),
      this.#exited,
    ]);
    this.#ready.catch(() => {});
  }

  /** Whether it has started, knows the modules, and scores. */
  get isAtWork(): boolean {
    return this.#isAtWork;
  }

  /** Scores answers, however long that takes: {@link giveUp} ends it. @throws ScoringFailure */
  async score(modules: string[], answers: Answers): Promise<Scores> {
    const thread = await this.#knowing(modules);
    this.whereabouts.begin();
    this.#isAtWork = true;
    try {
      return await Promise.race([thread.score(answers), this.#exited, this.#given.promise]);
    } catch (error) {
      const failure = error instanceof ScoringFailure ? error : new ScoringFailure('throw', error);
      failure.place = this.whereabouts.place;
      throw failure;
    } finally {
      this.#isAtWork = false;
    }
  }

  /** Has what it scores fail. The thread is of no more use then. */
  giveUp(failure: Failure): void {
    this.#given.reject(new ScoringFailure(failure));
  }

  /** ms of CPU time that it has used; NaN when it does not say. */
  async cpuTime(): Promise<number> {
    try {
      const { user, system } = await inTime(ASKED_DEADLINE, this.#worker.cpuUsage());
      return (user + system) / 1000;
    } catch {
      return Number.NaN;
    }
  }

  /** Bytes that it holds; 0 when it does not say. */
  async memory(): Promise<number> {
    try {
      const heap = await inTime(ASKED_DEADLINE, this.#worker.getHeapStatistics());
      return heap.total_heap_size + heap.external_memory;
    } catch {
      return 0;
    }
  }

  /** Asks a mode for its plan. Deadline and errors as with {@link score}. @throws ScoringFailure */
  async plan(modules: string[], request: PlanRequest, deadline: number): Promise<PlanOutcome> {
    const thread = await this.#knowing(modules);
    return inTime(deadline, Promise.race([thread.plan(request), this.#exited]));
  }

  /** Has a mode conclude its round. Deadline and errors as with {@link score}. @throws ScoringFailure */
  async conclude(modules: string[], sums: RoundSums, deadline: number): Promise<ConcludeOutcome> {
    const thread = await this.#knowing(modules);
    return inTime(deadline, Promise.race([thread.conclude(sums), this.#exited]));
  }

  /** Loads modules before there is anything to score. @throws ScoringFailure */
  async load(modules: string[]): Promise<void> {
    await this.#knowing(modules);
  }

  /** Ends the thread, whatever it is doing. */
  async stop(): Promise<void> {
    // threads.js waits for a starting thread until its deadline, also when the thread is gone.
    await this.#ready.catch(() => {});
    await this.#worker.terminate();
  }

  /** The thread, once it has started and knows the modules. @throws ScoringFailure */
  async #knowing(modules: string[]): Promise<ModuleThread<ScoringWorker>> {
    const thread = await this.#ready.catch((error: unknown) => {
      throw new ScoringFailure('exit', error);
    });
    if (this.#loaded < modules.length) {
      await inTime(START_DEADLINE, Promise.race([thread.load(modules), this.#exited]));
      this.#loaded = modules.length;
    }
    return thread;
  }
}

/** Waits for the outcome, unless it takes longer (ms). @throws ScoringFailure */
async function inTime<Value>(deadline: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ScoringFailure('hang')), deadline);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw error instanceof ScoringFailure ? error : new ScoringFailure('throw', error);
  } finally {
    clearTimeout(timer);
  }
}
