import { randomUUID } from 'node:crypto';
import type { JobQueue, Jobs, PluginTimers } from '../../../server/plugin.ts';
import type {
  Entry,
  Finished,
  LaneStore,
  Lost,
  Outcome,
  Report,
  Reported,
  Taken,
} from './lane-store.ts';

/**
 * ms that a job runs, at least; up to twice that. Other lines are to have their turn, and jobs are
 * not to end all together.
 */
const SPELL = 3000;

/** ms between two looks whether the process stops: that is not to wait for a spell. */
const STOP_CHECK = 500;

/** ms a job may take: a spell, and what was begun in it. */
const JOB_TIMEOUT = 60_000;

/** ms until somebody looks after entries whose process died when it had stored them. */
const LOOK_AFTER = 1000;

/**
 * ms that wake-up times are rounded up to, when they are near and when they are far. Ends of leases are
 * far: hardly one of them matters, and there are many.
 */
const NEAR_GRAIN = 50;
const FAR_GRAIN = 1000;
const FAR = 7000;

/** ms between two tries to take a step of the store. */
const REPEAT = 250;

/** Wake-up times that a process remembers to have set. */
const REMEMBERED = 500;

export interface LaneWorkerSources {
  /** Names the job queue. */
  name: string;
  store: LaneStore;
  /** ms for which a taken lane is held, as the store's rules say. */
  lease: number;
  jobs: Pick<Jobs, 'open'>;
  timers: PluginTimers;
  /** Jobs at once on this host, and turns that each has under way. */
  workers: number;
  turns: number;
  /** ms until it makes sense to take something. */
  blocked?(): number;
  /** Does what an entry asks for. Says how it ended; an error is a `retry`. */
  handle(taken: Taken): Promise<Outcome>;
  ended(taken: Taken, outcome: Outcome, finished: Finished): Promise<void>;
  lost(lost: Lost): void;
}

/** The common part of a job's runs. */
interface Spell {
  line: string;
  /** There was something: another run may find more. */
  more(): void;
  /** Whether its time is up; then another job takes over. */
  over(): Promise<boolean>;
}

/**
 * Takes entries from lanes and handles them, on all processes together. A job means that something
 * is due in a line: who does it takes lane after lane until nothing is. Entries that are due later
 * have a timer, and so have those under way, for the case that their process dies.
 */
export class LaneWorker {
  readonly #sources: LaneWorkerSources;
  readonly #queue: JobQueue<string>;
  readonly #armed = new Set<string>();
  /** Tells this process's tickets from those of others. */
  readonly #name = randomUUID();
  #tickets = 0;
  #busy = 0;
  #closed = false;

  constructor(sources: LaneWorkerSources) {
    this.#sources = sources;
    this.#queue = sources.jobs.open<string>({
      name: sources.name,
      concurrency: sources.workers,
      timeout: JOB_TIMEOUT,
      retries: 3,
      backoff: 200,
      handle: (line) => this.#spell(line),
    });
    sources.timers.handle((key) => this.#wake(key));
  }

  /** Turns under way in this process. */
  get busy(): number {
    return this.#busy;
  }

  /**
   * Adds entries; once this has returned, each is handled unless it expires or is replaced.
   * @returns which of them were new
   */
  async push(entries: Entry[]): Promise<boolean[]> {
    if (entries.length === 0) return [];
    const lines = new Set(entries.map(({ line }) => line));
    await Promise.all([...lines].map((line) => this.#arm(line, Date.now() + LOOK_AFTER)));
    const pushed = await this.#sources.store.push(entries);
    this.#sources.lost({ expired: 0, replaced: pushed.replaced });
    await Promise.all(pushed.lines.map((line) => this.#call(line, entries.length)));
    return pushed.fresh;
  }

  /** Notes what was heard of entries, and goes on with lanes that waited for it. */
  async report(reports: Report[]): Promise<Reported[]> {
    const reported = await this.#sources.store.report(reports);
    await this.wake(reported.flatMap(({ line }) => line ?? []));
    return reported;
  }

  /** Has lines looked at. */
  async wake(lines: string[]): Promise<void> {
    await Promise.all([...new Set(lines)].map((line) => this.#call(line, 1)));
  }

  /** Begins nothing more. Jobs under way are the job queue's to wait for. */
  close(): void {
    this.#closed = true;
  }

  /** A timer is due: its key is the line, and when. */
  async #wake(key: string): Promise<void> {
    const line = key.slice(0, key.lastIndexOf('@'));
    const { due } = await this.#sources.store.stats(line);
    if (due > 0) await this.#call(line, due);
  }

  /** Adds jobs, as many as these entries keep busy. Each has its own id: none that ends is taken for it. */
  async #call(line: string, entries: number): Promise<void> {
    const { workers, turns } = this.#sources;
    const jobs = Math.min(workers, Math.ceil(entries / turns));
    await this.#queue.add(
      ...Array.from({ length: jobs }, () => ({ id: randomUUID(), payload: line })),
    );
  }

  /**
   * Has the line looked at then (ms), by whichever process. Times are rounded: all that wait for about
   * the same time wait for one timer. This process's clock is good enough to say what is far.
   */
  async #arm(line: string, at: number): Promise<void> {
    const grain = at - Date.now() > FAR ? FAR_GRAIN : NEAR_GRAIN;
    const due = Math.ceil(at / grain) * grain;
    const key = `${line}@${due}`;
    if (this.#armed.has(key)) return;
    await this.#sources.timers.set(key, due);
    this.#armed.add(key);
    for (const old of this.#armed) {
      if (this.#armed.size <= REMEMBERED) break;
      this.#armed.delete(old);
    }
  }

  async #spell(line: string): Promise<void> {
    const { lease, turns } = this.#sources;
    const until = performance.now() + SPELL * (1 + Math.random());
    let check = performance.now() + STOP_CHECK;
    const runs = new Set<Promise<void>>();
    const errors: unknown[] = [];
    let over = false;
    const spell: Spell = {
      line,
      more: () => {
        if (runs.size < turns) begin();
      },
      over: async () => {
        const now = performance.now();
        if (over || now < Math.min(until, check)) return over;
        check = now + STOP_CHECK;
        if (await this.#stops()) {
          over = true;
          // Another process takes over.
          await this.#arm(line, Date.now());
        } else if (now >= until && !over) {
          over = true;
          await this.#call(line, turns);
        }
        return over;
      },
    };
    const begin = () => {
      const run = this.#run(spell)
        .catch((error: unknown) => void errors.push(error))
        .finally(() => runs.delete(run));
      runs.add(run);
    };
    // Before anything is taken: should this process die, somebody finds what it held.
    await this.#arm(line, Date.now() + 2 * SPELL + lease);
    begin();
    while (runs.size > 0) await Promise.all(runs);
    if (errors.length > 0) throw errors[0];
  }

  /** Handles entries one after the other, and begins more such runs as long as there is something. */
  async #run({ line, more, over }: Spell): Promise<void> {
    const { store, blocked, lost } = this.#sources;
    while (!this.#closed && !(await over())) {
      const wait = blocked?.() ?? 0;
      if (wait > 0) return this.#arm(line, Date.now() + wait);
      const ticket = `${this.#name}.${++this.#tickets}`;
      const { taken, next, ...gone } = await this.#insist(() => store.take(line, ticket));
      lost(gone);
      if (!taken) return next === undefined ? undefined : this.#arm(line, next);
      more();
      await this.#turn(taken);
    }
  }

  async #turn(taken: Taken): Promise<void> {
    this.#busy += 1;
    try {
      const outcome = await this.#sources.handle(taken);
      const finished = await this.#insist(() => this.#sources.store.finish(taken, outcome));
      this.#sources.lost(finished);
      if (finished.held) await this.#sources.ended(taken, outcome, finished);
    } finally {
      this.#busy -= 1;
    }
  }

  /** Whether this process takes no more jobs, and so is about to stop. */
  #stops(): Promise<boolean> {
    return this.#queue.add().then(
      () => false,
      () => true,
    );
  }

  /** Takes a step again and again while the store is away, and it can still have been taken before. */
  async #insist<Value>(step: () => Promise<Value>): Promise<Value> {
    const until = performance.now() + this.#sources.lease;
    for (;;) {
      try {
        return await step();
      } catch (error) {
        if (this.#closed || performance.now() >= until) throw error;
        await new Promise((resolve) => setTimeout(resolve, REPEAT));
      }
    }
  }
}
