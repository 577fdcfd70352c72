import { Worker } from 'node:worker_threads';
import type { FoundQuestion, WrittenQuiz } from './format.ts';
import type { FromThread, ReadHead, ReadTask, Task, Unknown, WriteTask } from './tasks.ts';

/** ms that a thread has to start; machines can be busy. */
const START_DEADLINE = 30_000;

/** ms that a format has for a file. */
const DEADLINE = 10_000;

/** MB of memory that a format has; of buffers it has what the sizes of files allow. */
const MEMORY = 384;

/** The limits of a thread. */
export interface ThreadLimits {
  /** ms for the work, once the thread has started. */
  deadline?: number;
  /** MB. */
  memory?: number;
}

/** How a format can fail at a file. */
export type Failure = 'throw' | 'hang' | 'memory';

export class FormatFailure extends Error {
  override name = 'FormatFailure';
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(`a format failed: ${failure}`, { cause });
    this.failure = failure;
  }
}

/**
 * A thread that reads or writes one quiz: a format that hangs, or eats up the memory, holds up nobody
 * and is ended. Dispose of it afterwards.
 */
export class FormatThread {
  readonly #worker: Worker;
  readonly #deadline: number;
  #timer: NodeJS.Timeout | undefined;
  #next: PromiseWithResolvers<FromThread> = Promise.withResolvers();

  constructor(task: Task, { deadline = DEADLINE, memory = MEMORY }: ThreadLimits = {}) {
    this.#deadline = deadline;
    this.#worker = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: memory },
      // Nobody needs the output of a parser.
      stdout: true,
      stderr: true,
    });
    // A server that stops does not wait for it.
    this.#worker.unref();
    this.#worker.on('message', (message: FromThread) => this.#next.resolve(message));
    this.#worker.on('error', (error: NodeJS.ErrnoException) =>
      this.#next.reject(
        new FormatFailure(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'throw', error),
      ),
    );
    this.#worker.on('exit', () => this.#next.reject(new FormatFailure('throw')));
    this.#next.promise.catch(() => {});
  }

  /**
   * Reads a file.
   * @param take is handed the questions, some at a time, and says whether it wants more
   * @throws FormatFailure
   */
  static async read(
    task: ReadTask,
    take: (questions: FoundQuestion[], head: ReadHead) => Promise<boolean>,
    limits?: ThreadLimits,
  ): Promise<ReadHead | Unknown> {
    await using thread = new FormatThread(task, limits);
    const head = await thread.#begin();
    if (head.is === 'unknown') return head;
    if (head.is !== 'head') throw new FormatFailure('throw');
    for (let got = 0; got < head.count; ) {
      const more = await thread.#ask();
      if (more.is !== 'questions') throw new FormatFailure('throw');
      got += more.questions.length;
      if (!(await take(more.questions, head))) break;
    }
    return head;
  }

  /** Writes a quiz. @throws FormatFailure */
  static async write(task: WriteTask, limits?: ThreadLimits): Promise<WrittenQuiz> {
    await using thread = new FormatThread(task, limits);
    const written = await thread.#begin();
    if (written.is !== 'written') throw new FormatFailure('throw');
    return { bytes: written.bytes, problems: written.problems };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#timer);
    await this.#worker.terminate();
  }

  async #begin(): Promise<FromThread> {
    this.#expire(START_DEADLINE);
    await this.#told();
    this.#expire(this.#deadline);
    return this.#ask();
  }

  /** Asks for the next message, and waits for it. */
  #ask(): Promise<FromThread> {
    this.#worker.postMessage('next');
    return this.#told();
  }

  async #told(): Promise<FromThread> {
    const told = await this.#next.promise;
    this.#next = Promise.withResolvers();
    this.#next.promise.catch(() => {});
    return told;
  }

  #expire(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#next.reject(new FormatFailure('hang')), ms);
  }
}
