import type { Worker as NodeWorker } from 'node:worker_threads';
import type { ModuleThread } from 'threads';
import type { PlanOutcome, PlanRequest } from './plan.ts';
import type { Answers, Scores } from './score-batch.ts';
import { spawn, Worker } from './threads.ts';
import type { ScoringWorker } from './worker.ts';

/** How a thread can fail at a batch. */
export type Failure = 'throw' | 'hang' | 'exit';

export class ScoringFailure extends Error {
  override name = 'ScoringFailure';
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(`the scoring thread failed: ${failure}`, { cause });
    this.failure = failure;
  }
}

/** ms a thread may take to start; machines can be busy. */
const START_DEADLINE = 30_000;

/** MB for what a thread makes and throws away: with V8's own choice two held 15 to 40 MB more, and were no faster. */
const OPTIONS: object = { resourceLimits: { maxYoungGenerationSizeMb: 12 } };

/** One scoring thread. It takes one batch at a time; after a hang or an exit it is of no more use. */
export class ScoringThread {
  readonly #worker: NodeWorker;
  readonly #ready: Promise<ModuleThread<ScoringWorker>>;
  readonly #exited: Promise<never>;
  /** How many of the modules it knows; there are only ever more. */
  #loaded = 0;

  constructor() {
    const worker = new Worker('./worker.ts', OPTIONS);
    this.#worker = worker as unknown as NodeWorker;
    // threads.js never settles a call to a thread that is gone; the thread's own exit tells.
    this.#exited = new Promise((_, reject) => {
      this.#worker.once('exit', () => reject(new ScoringFailure('exit')));
      this.#worker.once('error', (error) => reject(new ScoringFailure('exit', error)));
    });
    this.#exited.catch(() => {});
    this.#ready = Promise.race([
      spawn<ScoringWorker>(worker, { timeout: START_DEADLINE }),
      this.#exited,
    ]);
    this.#ready.catch(() => {});
  }

  /**
   * Scores answers.
   * @param deadline ms, from when the thread has started and knows the modules
   * @throws ScoringFailure
   */
  async score(modules: string[], answers: Answers, deadline: number): Promise<Scores> {
    const thread = await this.#knowing(modules);
    return this.#within(deadline, thread.score(answers));
  }

  /** Asks a mode for its plan. Deadline and errors as with {@link score}. @throws ScoringFailure */
  async plan(modules: string[], request: PlanRequest, deadline: number): Promise<PlanOutcome> {
    const thread = await this.#knowing(modules);
    return this.#within(deadline, thread.plan(request));
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
      await this.#within(START_DEADLINE, thread.load(modules));
      this.#loaded = modules.length;
    }
    return thread;
  }

  /** What a call gives, unless it takes longer than this (ms), or the thread goes. @throws ScoringFailure */
  async #within<Value>(deadline: number, call: Promise<Value>): Promise<Value> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new ScoringFailure('hang')), deadline);
    });
    try {
      return await Promise.race([call, this.#exited, late]);
    } catch (error) {
      throw error instanceof ScoringFailure ? error : new ScoringFailure('throw', error);
    } finally {
      clearTimeout(timer);
    }
  }
}
