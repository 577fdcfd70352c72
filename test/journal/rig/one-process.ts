import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AUTHORIZATION } from '../../support/lasting-game.ts';
import { ADMIN_TOKEN } from '../../support/pm2-host.ts';
import { ServerProcess } from '../../support/server-process.ts';

/** A server of one process that is killed, and started again where it was. */
export class OneProcess implements AsyncDisposable {
  readonly folder: string;
  readonly #settings: Record<string, string>;
  #server: ServerProcess;
  #url = '';
  /** The output of earlier processes. */
  #written = '';

  private constructor(folder: string, settings: Record<string, string>) {
    this.folder = folder;
    this.#settings = { ADMIN_TOKEN, LOG_LEVEL: 'warn', JOURNAL_MB: '1', ...settings };
    this.#server = this.#spawn('0');
  }

  static async start(folder: string, settings: Record<string, string>): Promise<OneProcess> {
    const one = new OneProcess(folder, settings);
    one.#url = await one.#server.url();
    return one;
  }

  get url(): string {
    return this.#url;
  }

  get output(): string {
    return this.#written + this.#server.output;
  }

  kill(): void {
    this.#server.child.kill('SIGKILL');
  }

  /** Waits until it is dead, and starts it again. @returns ms that this took */
  async revive(): Promise<number> {
    await this.#server.ended();
    const since = performance.now();
    this.#written += this.#server.output;
    this.#server = this.#spawn(new URL(this.#url).port);
    await this.#server.url();
    return performance.now() - since;
  }

  /** Stops it as Ctrl-C does. @returns all that it has written */
  async stop(): Promise<string> {
    await this.#server.stop('SIGINT');
    return this.output;
  }

  /** How it ended, if it has. */
  get end(): string {
    const { exitCode, signalCode } = this.#server.child;
    return `exit code ${exitCode}, signal ${signalCode}`;
  }

  /** Names of the journal's files. */
  async files(): Promise<string[]> {
    return readdir(join(this.folder, 'journal'));
  }

  async post(path: string): Promise<void> {
    await fetch(`${this.#url}${path}`, { method: 'POST', headers: AUTHORIZATION });
  }

  async get<Body>(path: string): Promise<Body | undefined> {
    const response = await fetch(`${this.#url}${path}`, { headers: AUTHORIZATION });
    return response.ok ? ((await response.json()) as Body) : undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }

  #spawn(port: string): ServerProcess {
    return new ServerProcess(['--port', port, '--data-dir', this.folder], this.#settings);
  }
}
