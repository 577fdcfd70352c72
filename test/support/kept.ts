import pino, { type Logger } from 'pino';
import { expect } from 'vitest';
import type { Journal, Keep, Part } from '../../server/journal/contract.ts';
import { type JournalOptions, openJournal } from '../../server/journal/journal.ts';
import { temporaryFolder } from './app.ts';

/** Calls of the other clients after which the process is another one. */
const EVERY = 4;

/** Methods that answer page by page. */
const PAGED = new Set(['pages', 'through']);

/** Live state in a journal, which one process after the other goes on with. */
export class KeptHere<Live extends object> implements AsyncDisposable {
  readonly folder: { path: string } & AsyncDisposable;
  readonly #open: (keep: Keep) => Live;
  readonly #options: Partial<JournalOptions>;
  journal!: Journal;
  live!: Live;
  readonly #parts = new Map<string, Part>();
  #ready: Promise<void> = Promise.resolve();
  #calls = 0;
  readonly #watching = new Set<(live: Live) => void>();

  private constructor(
    folder: KeptHere<Live>['folder'],
    open: (keep: Keep) => Live,
    options: Partial<JournalOptions>,
  ) {
    this.folder = folder;
    this.#open = open;
    this.#options = options;
  }

  static async open<Live extends object>(
    open: (keep: Keep) => Live,
    options: Partial<JournalOptions> = {},
  ): Promise<KeptHere<Live>> {
    const kept = new KeptHere(await temporaryFolder(), open, options);
    await kept.#start();
    return kept;
  }

  /** The next process takes over. @throws Error when it does not find the state that this one leaves */
  restart(): Promise<void> {
    this.#ready = this.#ready.then(async () => {
      await this.journal.close();
      const left = this.#state();
      await this.#start();
      expect(this.#state()).toEqual(left);
    });
    return this.#ready;
  }

  /** All parts as plain JSON. */
  #state(): unknown {
    const dumps = [...this.#parts].map(([name, part]) => [name, [...part.dump()]]);
    return JSON.parse(JSON.stringify(dumps));
  }

  /**
   * The live state as a client sees it.
   * @param restarts whether the process is another one at each few of its calls
   */
  client(restarts: boolean): Live {
    return this.#through([], restarts) as Live;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#ready;
    await this.journal.close();
    await this.folder[Symbol.asyncDispose]();
  }

  async #start(): Promise<void> {
    const log: Logger = pino({ level: 'silent' });
    const { journal, opened } = await openJournal(
      { dataDir: this.folder.path, lasting: false, limit: 1e9, log, ...this.#options },
      (keep) =>
        this.#open((name, source, args) => {
          const kept = keep(name, source, args);
          this.#parts.set(name, kept.part);
          return kept;
        }),
    );
    this.journal = journal;
    this.live = opened;
    for (const watch of this.#watching) watch(opened);
  }

  /** A member of the live state, or a method of it, by the way to it. */
  #through(path: (string | [method: string, args: unknown[]])[], restarts: boolean): unknown {
    const find = () =>
      path.reduce<unknown>((at, step) => {
        const of = at as Record<string, (...args: unknown[]) => unknown>;
        return typeof step === 'string' ? of[step] : of[step[0]]?.(...step[1]);
      }, this.live);
    const call = (name: string, args: unknown[]) => {
      const run = () =>
        (find() as Record<string, (...given: unknown[]) => unknown>)[name]?.(...args);
      if (name === 'space') return this.#through([...path, [name, args]], restarts);
      if (name === 'watch') return this.#watch(run);
      if (restarts && ++this.#calls % EVERY === 0) void this.restart();
      const ready = this.#ready;
      if (!PAGED.has(name)) return ready.then(run);
      return (async function* () {
        await ready;
        yield* run() as AsyncIterable<unknown>;
      })();
    };
    return new Proxy(
      {},
      {
        get: (_, name: string) => {
          if (name === 'then') return undefined;
          const isPart = ['games', 'players', 'answers', 'board', 'timers', 'waiting'];
          if (isPart.includes(name)) return this.#through([...path, name], restarts);
          return (...args: unknown[]) => call(name, args);
        },
      },
    );
  }

  /** Whoever watches does so in the next process, too. @returns ends it */
  #watch(run: () => unknown): () => void {
    let stop = run() as () => void;
    const again = () => {
      stop = run() as () => void;
    };
    this.#watching.add(again);
    return () => {
      this.#watching.delete(again);
      stop();
    };
  }
}
