import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

/** A server in a process of its own, as `npm start` runs it. */
export class ServerProcess implements AsyncDisposable {
  readonly child: ChildProcess;
  #output = '';
  readonly #exited: Promise<number | null>;
  readonly #waiting = new Set<() => void>();

  /** @param largestFile KiB that a file may have; what is written beyond is refused */
  constructor(args: string[], env: Record<string, string> = {}, largestFile?: number) {
    const command = [process.execPath, MAIN, ...args];
    const limited = ['sh', '-c', `ulimit -f ${largestFile}; exec "$@"`, 'sh', ...command];
    const [program = '', ...rest] = largestFile === undefined ? command : limited;
    this.child = spawn(program, rest, {
      // A test is faster than any client.
      env: {
        PATH: process.env.PATH ?? '',
        NODE_ENV: 'test',
        UNLIMITED_ADDRESSES: '127.0.0.1',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
        for (const check of [...this.#waiting]) check();
      });
    }
    this.#exited = once(this.child, 'close').then(([code]) => {
      for (const check of [...this.#waiting]) check();
      return code;
    });
  }

  /** All it has written so far. */
  get output(): string {
    return this.#output;
  }

  /** Waits for the text in the output. @returns its first capture @throws when the process ends before */
  async says(pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const found = this.#output.match(pattern);
        if (!found && this.child.exitCode === null) return;
        this.#waiting.delete(check);
        if (found) resolve(found[1] ?? found[0]);
        else reject(new Error(`the server ended without saying ${pattern}: ${this.#output}`));
      };
      this.#waiting.add(check);
      check();
    });
  }

  /** The address it listens on. */
  async url(): Promise<string> {
    const url = await this.says(/Join and play\s+(http\S+?)\/\n/);
    return url.replace('localhost', '127.0.0.1');
  }

  /** Waits for its end. @returns the exit code */
  async ended(): Promise<number | null> {
    return this.#exited;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return this.#exited;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGKILL');
    await this.#exited;
  }
}
