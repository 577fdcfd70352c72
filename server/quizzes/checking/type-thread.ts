import { Worker } from 'node:worker_threads';
import { QRushError } from '../../protocol/errors.ts';
import type { Outcome } from './tasks.ts';
import type { Asked, Told } from './thread.ts';

/** ms that a thread has to start and to load a type; machines can be busy. */
const START_DEADLINE = 30_000;

/** ms that a type has for a question and some answers. */
const DEADLINE = 2000;

/** ms without work after which the thread ends. */
const IDLE = 30_000;

/** Tasks that wait at the most. */
const MOST_WAITING = 20;

/** MB. */
const resourceLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 128 };

/**
 * Asks question types of plugins in a thread, one task after the other. A type that hangs, or eats up
 * the memory, is ended with the thread; the next task gets a new one.
 */
export class TypeThread {
  readonly #deadline: number;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** @param deadline ms that a type has */
  constructor(deadline = DEADLINE) {
    this.#deadline = deadline;
  }

  /** @throws QRushError `UNAVAILABLE` when the type fails, or too many tasks wait */
  async ask(asked: Asked): Promise<Outcome> {
    if (this.#waiting >= MOST_WAITING) throw new QRushError('UNAVAILABLE');
    this.#waiting += 1;
    clearTimeout(this.#idle);
    const told = this.#last.then(() => this.#ask(asked));
    this.#last = told.catch(() => {});
    try {
      return await told;
    } catch (error) {
      await this.close();
      const message = `The question type “${asked.type}” does not work: see the log.`;
      throw new QRushError('UNAVAILABLE', message, { cause: error });
    } finally {
      this.#waiting -= 1;
      if (this.#waiting === 0) this.#idle = setTimeout(() => this.close(), IDLE).unref();
    }
  }

  /** Ends the thread; what it is asked fails. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #ask(asked: Asked): Promise<Outcome> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    worker.postMessage(asked);
    return outcomeOf(worker, this.#deadline);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      name: 'question-types',
      resourceLimits,
      // Nobody needs the output of a type.
      stdout: true,
      stderr: true,
    });
    // Also while nobody asks: what it was asked fails by its end.
    worker.on('error', () => {});
    worker.unref();
    return worker;
  }
}

/** The outcome of a task. @throws Error when the thread ends, or takes longer than this (ms) */
async function outcomeOf(worker: Worker, deadline: number): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  let timer: NodeJS.Timeout | undefined;
  const within = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => reject(new Error(`it was not done within ${ms} ms`)), ms);
  };
  const told = (message: Told) => {
    if (message === 'loaded') within(deadline);
    else if ('outcome' in message) resolve(message.outcome);
    else reject(new Error(message.error));
  };
  const failed = (error: unknown) => reject(error);
  const ended = () => reject(new Error('its thread has ended'));
  within(START_DEADLINE);
  worker.on('message', told).on('error', failed).on('exit', ended);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    worker.off('message', told).off('error', failed).off('exit', ended);
  }
}
