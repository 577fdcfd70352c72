import { Source } from './source.ts';
import type { Stage } from './stage.ts';
import type { Tally } from './tally.ts';

/** One of the inputs of a kind; all that is by chance in it comes from its source. */
export interface Input {
  index: number;
  source: Source;
}

/** The inputs of a kind, in order; they are handed out to what sends them side by side. */
export class Inputs {
  readonly #kind: string;
  readonly #seed: number;
  readonly #end: number;
  #next: number;

  constructor(kind: string, seed: number, from: number, count: number) {
    this.#kind = kind;
    this.#seed = seed;
    this.#next = from;
    this.#end = from + count;
  }

  /** The next ones, at most so many: up to a multiple of that, so that they come together again in another run. */
  take(most: number): Input[] {
    const end = Math.min(this.#end, (Math.floor(this.#next / most) + 1) * most);
    const taken: Input[] = [];
    for (; this.#next < end; this.#next += 1) {
      const index = this.#next;
      taken.push({ index, source: new Source(this.#seed, this.#kind, index) });
    }
    return taken;
  }
}

export interface Attack {
  stage: Stage;
  tally: Tally;
}

/** A way into the server, and what comes in there. */
export interface Kind {
  name: string;
  /** Inputs that are sent by one lane before it starts again. */
  batch: number;
  /** How many lanes send at the same time. */
  lanes: number;
  /** Sends a batch, and waits for the answers. */
  send(attack: Attack, inputs: Input[]): Promise<void>;
}
