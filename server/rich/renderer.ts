import { Worker } from 'node:worker_threads';
import type { Rendered, Source } from './render.ts';

/** Texts that are handed over at a time: what comes back is unpacked in a millisecond. */
const AT_A_TIME = 25;

/** ms for them, the start of the thread included; the slowest text known takes 80 on a busy machine. */
const DEADLINE = 30_000;

/** MB of memory that the thread has. */
const MEMORY = 128;

/** ms after which a thread that nobody needs ends. */
const IDLE = 30_000;

const UNREADABLE: Rendered = {
  problems: ['The text could not be read for what is marked up in it: it stays as it is.'],
};

/**
 * Renders texts in a thread of its own, which starts with the first one and ends some time after the
 * last: no text holds up a game, whatever is in it.
 */
export class Renderer {
  readonly #deadline: number;
  readonly #idle: number;
  #worker: Worker | undefined;
  #rest: NodeJS.Timeout | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor({ deadline = DEADLINE, idle = IDLE } = {}) {
    this.#deadline = deadline;
    this.#idle = idle;
  }

  /** Renders texts, in their order. Never rejects: those that take too long stay as they are. */
  render(sources: readonly Source[]): Promise<Rendered[]> {
    const done = this.#last.then(() => this.#render(sources));
    this.#last = done;
    return done;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#end();
  }

  async #render(sources: readonly Source[]): Promise<Rendered[]> {
    const rendered: Rendered[] = [];
    clearTimeout(this.#rest);
    for (let from = 0; from < sources.length; from += AT_A_TIME) {
      const some = sources.slice(from, from + AT_A_TIME);
      const back = await this.#ask(some).catch(() => undefined);
      if (!back) await this.#end();
      rendered.push(...(back ?? some.map(() => UNREADABLE)));
    }
    this.#rest = setTimeout(() => void this.#end(), this.#idle);
    this.#rest.unref();
    return rendered;
  }

  async #ask(sources: Source[]): Promise<Rendered[]> {
    this.#worker ??= start();
    const worker = this.#worker;
    const { promise, resolve, reject } = Promise.withResolvers<Rendered[]>();
    const late = setTimeout(() => reject(new Error('a text takes too long')), this.#deadline);
    const ended = () => reject(new Error('the thread has ended'));
    worker.once('message', resolve).once('error', reject).once('exit', ended);
    worker.postMessage(sources);
    try {
      return await promise;
    } finally {
      clearTimeout(late);
      worker.off('message', resolve).off('error', reject).off('exit', ended);
    }
  }

  async #end(): Promise<void> {
    clearTimeout(this.#rest);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

function start(): Worker {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: MEMORY },
    stdout: true,
    stderr: true,
  });
  // A server that stops does not wait for it; an error between two tasks shows at the next one.
  worker.unref();
  worker.on('error', () => {});
  return worker;
}
