import type { Input } from './kind.ts';

/** ms in which an input has to be answered, or its connection closed. */
export const PATIENCE = 5000;

/** Codes that a server must never answer: nothing is away while it is fuzzed. */
const BROKEN = /^5\d\d$|INTERNAL|UNAVAILABLE|SHUTTING_DOWN/;

/** How an input came back: a status, a code, `closed`; or not at all. */
export type Outcome = string | undefined;

/** Inputs that went wrong and are written out; of many, the first ones tell enough. */
const SHOWN = 10;

/** Of an input, as it is written out. */
const LENGTH = 300;

/** The fate of the inputs of one kind in one setting. */
export class Tally {
  inputs = 0;
  crashes = 0;
  broken = 0;
  hung = 0;
  slowest = { ms: 0, what: '' };
  readonly problems: string[] = [];
  readonly outcomes = new Map<string, number>();

  /** Waits for the answer to an input. @param what the input, in words or bytes */
  async watch(input: Input, what: string, answer: Promise<Outcome>): Promise<void> {
    const startedAt = performance.now();
    const outcome = await answer;
    const ms = performance.now() - startedAt;
    this.inputs += 1;
    this.outcomes.set(outcome ?? 'hung', (this.outcomes.get(outcome ?? 'hung') ?? 0) + 1);
    if (outcome === undefined) {
      this.hung += 1;
      this.#problem(`input ${input.index} was not answered: ${show(what)}`);
      return;
    }
    if (ms > this.slowest.ms) this.slowest = { ms, what: `${input.index}: ${show(what)}` };
    if (!BROKEN.test(outcome)) return;
    this.broken += 1;
    this.#problem(`input ${input.index} got ${outcome}: ${show(what)}`);
  }

  crashed(what: string): void {
    this.crashes += 1;
    this.#problem(what);
  }

  #problem(text: string): void {
    if (this.problems.length < SHOWN) this.problems.push(text);
  }
}

const show = (text: string): string => {
  const line = JSON.stringify(text.slice(0, LENGTH)).slice(1, -1);
  return text.length > LENGTH ? `${line}... (${text.length})` : line;
};

/** Resolves with nothing when it takes longer than anything may. */
export async function inTime(answer: Promise<string>, ms = PATIENCE): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), ms);
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
  }
}
