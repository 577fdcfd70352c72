import type { Failure, ScoringThread } from './scoring-thread.ts';

/** ms between two looks at the threads at work. */
const TICK = 20;

/** ms that count between two looks, at most: a process that was stopped, or a laptop asleep, hangs nobody. */
const LONGEST_TICK = 3 * TICK;

/** ms that a thread gets for an answer on top of the deadline: a big batch is no hang. */
const MS_PER_ANSWER = 1;

/** Of the deadline, as CPU time of the thread: on a busy machine the time on the wall proves nothing. */
const LEAST_USED = 0.5;

/** Deadlines after which one that uses no CPU time, or does not say, hangs all the same. */
const MOST_DEADLINES = 4;

/** ms of one batch after which a thread no longer counts as one of the pool's. */
const SUSPICIOUS = 100;

/** Bytes by which the process may grow during a batch. */
export const MOST_GROWTH = 256 * 2 ** 20;

/** Bytes that a thread holds which is to blame for growth. */
const BLAMED = MOST_GROWTH / 4;

/** A batch in a thread. */
export interface Run {
  thread: ScoringThread;
  /** ms in which a call must come back. */
  deadline: number;
  answers: number;
  /** Whether all of it is code of this package. */
  own: boolean;
  /** It takes long: something else should have a thread, too. */
  suspect: boolean;
}

interface Watched extends Run {
  /** ms in which it was seen at work, and in which it made no further call. */
  worked: number;
  still: number;
  calls: number;
  /** ms of CPU time of its thread, once it was {@link SUSPICIOUS}; NaN before. */
  used: number;
  /** Whether it was asked for that; whether it is now. */
  asked: boolean;
  asking: boolean;
  /** Of the process, when it was first looked at: most are over before. */
  rss: number | undefined;
}

/** Looks at the threads at work, and only then: ends those that hang or eat up the memory. */
export class Watch {
  readonly #runs = new Map<ScoringThread, Watched>();
  readonly #onSuspect: () => void;
  #timer: NodeJS.Timeout | undefined;
  #looked = 0;
  #blaming = false;

  /** @param onSuspect called when a thread takes long */
  constructor(onSuspect: () => void) {
    this.#onSuspect = onSuspect;
  }

  get runs(): Iterable<Run> {
    return this.#runs.values();
  }

  begin(run: Omit<Run, 'suspect'>): void {
    const { calls } = run.thread.whereabouts;
    this.#runs.set(run.thread, {
      ...run,
      suspect: false,
      worked: 0,
      still: 0,
      calls,
      used: Number.NaN,
      asked: false,
      asking: false,
      rss: undefined,
    });
    if (this.#timer) return;
    this.#looked = performance.now();
    this.#timer = setInterval(() => this.#look(), TICK).unref();
  }

  end(thread: ScoringThread): void {
    this.#runs.delete(thread);
  }

  #look(): void {
    if (this.#runs.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      return;
    }
    const now = performance.now();
    const passed = Math.min(now - this.#looked, LONGEST_TICK);
    this.#looked = now;
    for (const run of this.#runs.values()) if (run.thread.isAtWork) this.#lookAt(run, passed);
    if (!this.#blaming) void this.#lookAtMemory();
  }

  #lookAt(run: Watched, passed: number): void {
    const { thread, deadline, answers } = run;
    const { calls } = thread.whereabouts;
    run.worked += passed;
    run.still = calls === run.calls ? run.still + passed : 0;
    run.calls = calls;
    if (run.worked < SUSPICIOUS) return;
    if (!run.asked) {
      run.asked = true;
      void thread.cpuTime().then((used) => {
        run.used = used;
      });
    }
    const allowed = deadline + answers * MS_PER_ANSWER;
    // Code of this package does not tell its calls.
    const isOverdue = (!run.own && run.still >= deadline) || run.worked >= allowed;
    if (isOverdue && !run.asking) void this.#judge(run);
    if (run.own || run.suspect) return;
    run.suspect = true;
    this.#onSuspect();
  }

  async #judge(run: Watched): Promise<void> {
    const { thread, deadline, worked, answers } = run;
    run.asking = true;
    const used = (await thread.cpuTime()) - run.used;
    run.asking = false;
    const most = deadline * MOST_DEADLINES + answers * MS_PER_ANSWER;
    if (this.#runs.get(thread) !== run) return;
    if (used >= deadline * LEAST_USED || worked >= most) thread.giveUp('hang');
  }

  /** Of several threads, the one that holds most is to blame. */
  async #lookAtMemory(): Promise<void> {
    const rss = process.memoryUsage.rss();
    const grown: Watched[] = [];
    for (const run of this.#runs.values()) {
      run.rss ??= rss;
      if (rss - run.rss > MOST_GROWTH) grown.push(run);
    }
    if (grown.length === 0) return;
    this.#blaming = true;
    const held = await Promise.all(grown.map((run) => run.thread.memory()));
    this.#blaming = false;
    const most = Math.max(...held);
    const blamed = most >= BLAMED ? grown[held.indexOf(most)] : undefined;
    const failure: Failure = 'memory';
    if (blamed && this.#runs.get(blamed.thread) === blamed) blamed.thread.giveUp(failure);
    // It was something else.
    else for (const run of grown) run.rss = rss;
  }
}
