import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

type Requests = Record<string, { given: unknown; answer: unknown }>;

/** The message that makes a process end. */
const STOP = 'stop';

interface Reply {
  id: number;
  answer?: unknown;
  error?: string;
}

/** A process of the benchmark, asked over its IPC channel. */
export class Child<R extends object> implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #asked = 0;

  constructor(module: URL) {
    this.#process = fork(module, { execArgv: ['--expose-gc', '--no-warnings'] });
    this.#process.on('message', (reply: Reply) => {
      this.#waiting.get(reply.id)?.(reply);
      this.#waiting.delete(reply.id);
    });
    this.#process.on('exit', (code, signal) => {
      const error = `${module.pathname.split('/').at(-1)} ended early (${signal ?? code})`;
      for (const [id, settle] of this.#waiting) settle({ id, error });
    });
  }

  /** @throws Error with what went wrong there */
  ask<Name extends keyof R & string>(
    name: Name,
    given: R[Name] extends { given: infer Given } ? Given : never,
  ): Promise<R[Name] extends { answer: infer Answer } ? Answer : never> {
    const id = this.#asked++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ answer, error }) => {
        if (error === undefined) resolve(answer as never);
        else reject(new Error(error));
      });
      this.#process.send({ id, name, given });
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#waiting.clear();
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exited = once(this.#process, 'exit');
    this.#process.send({ name: STOP });
    await exited;
  }
}

/** The other end: answers what the runner asks. */
export function answerRunner<R extends Requests>(
  handlers: {
    [Name in keyof R]: (given: R[Name]['given']) => Promise<R[Name]['answer']> | R[Name]['answer'];
  },
): void {
  process.on('message', async ({ id, name, given }: { id: number; name: string; given: never }) => {
    if (name === STOP) process.exit();
    try {
      const answer = await handlers[name]?.(given);
      process.send?.({ id, answer });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
  process.on('disconnect', () => process.exit());
}
