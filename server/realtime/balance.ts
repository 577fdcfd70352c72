import type { Gathered } from './gather.ts';

/** ms between two steps. */
const TICK = 200;

/** Part of the lines that a step lets go of at the most (5 % a second), and how many it may in any case. */
const PACE = 0.01;
const LEAST_PACE = 4;

/**
 * Steps between two looks at the others while there is a reason; and otherwise: 2 s, 4 s. After a storm
 * the others may still be starting at the first look.
 */
const LOOK = 10;
const LOOK_RARELY = 20;

/** Up to so many lines it does not matter which process has them. */
const FEW = 20;

/** Part above its fair share that a process may hold. */
const TOLERANCE = 0.1;

/** Part by which the number of lines has to change to be a reason for a look. */
const CHANGE = 0.1;

/**
 * Lines let go of, by those held at the most, after which it is given up for a while: they all come
 * back, as something in front sends them to this process. With random places it takes one at the most.
 */
const MOST_MOVES = 1.5;
const REST = 3000;

/** When nobody can be asked. */
const NOBODY: Gathered = { answers: [], missing: 1 };

export interface BalanceSources {
  /** Lines of this process. */
  own(): number;
  /** Those of each process that takes lines. */
  ask(): Promise<Gathered>;
  /** Lets go of lines that nothing is lost by. @returns how many */
  letGo(most: number): number;
}

/**
 * Lets go of lines, a few at a time, while this process holds more than its fair share. A client that
 * comes back lands on any process with even odds, so that some of them return; it ends all the same,
 * since with each round only those are too many that have returned.
 */
export class Balance {
  readonly #sources: BalanceSources;
  readonly #timer: NodeJS.Timeout;
  /** Steps since the last look, and how many lines there were. */
  #steps = 0;
  #seen = 0;
  #looking = false;
  /** Connections still to be let go of, as of the last look. */
  #excess = 0;
  /** Whether this process held too many then; since when it does: the most it held, and let go of. */
  #uneven = false;
  #peak = 0;
  #moved = 0;
  /** Steps to rest. */
  #rest = 0;

  constructor(sources: BalanceSources) {
    this.#sources = sources;
    this.#timer = setInterval(() => void this.step(), TICK).unref();
  }

  /** One step, each 200 ms. */
  async step(): Promise<void> {
    if (this.#rest > 0) {
      this.#rest -= 1;
      return;
    }
    this.#steps += 1;
    const own = this.#sources.own();
    if (this.#excess > 0) this.#letGo(own);
    if (!this.#looking && own > FEW && this.#isTimeToLook(own)) await this.#look(own);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #letGo(own: number): void {
    const pace = Math.max(LEAST_PACE, Math.floor(own * PACE));
    const count = this.#sources.letGo(Math.min(this.#excess, pace));
    this.#moved += count;
    // None that could go: seen again at the next look.
    this.#excess = count === 0 ? 0 : this.#excess - count;
    if (this.#moved <= this.#peak * MOST_MOVES) return;
    this.#even();
    this.#rest = REST;
  }

  #isTimeToLook(own: number): boolean {
    if (this.#steps < LOOK) return false;
    const changed = Math.abs(own - this.#seen) > this.#seen * CHANGE;
    return this.#uneven || changed || this.#steps >= LOOK_RARELY;
  }

  async #look(own: number): Promise<void> {
    this.#steps = 0;
    this.#seen = own;
    this.#looking = true;
    const { answers, missing } = await this.#sources.ask().catch(() => NOBODY);
    this.#looking = false;
    const lines = answers.filter((answer) => typeof answer === 'number');
    const share = lines.reduce((sum, count) => sum + count, 0) / lines.length;
    // While a process does not answer, the shares are not known, nor whether it would take lines.
    if (missing > 0 || !(own > share * (1 + TOLERANCE))) {
      this.#even();
      return;
    }
    this.#uneven = true;
    this.#peak = Math.max(this.#peak, own);
    this.#excess = Math.ceil(own - share);
  }

  #even(): void {
    this.#uneven = false;
    this.#excess = 0;
    this.#peak = 0;
    this.#moved = 0;
  }
}
