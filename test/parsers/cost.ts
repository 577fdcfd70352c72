/** ms below which a measurement is mostly noise. */
const WINDOW = 0.05;

/** ms that count as these however little it was: a refusal's stack trace takes about as long. */
const FLOOR = 0.02;

/** ms after which a ratio is believed: a busy machine is slow for a while, and not for so long. */
const PATIENCE = 3000;

/**
 * The cost of one run, ms: the least of several measurements, since all that disturbs adds to it.
 */
export class Cost {
  readonly #run: () => unknown;
  #times = 1;
  least = Number.POSITIVE_INFINITY;

  constructor(run: () => unknown) {
    this.#run = run;
    while (this.#measure() < WINDOW) this.#times *= 2;
    for (let time = 0; time < 2; time++) this.again();
  }

  again(): void {
    this.least = Math.min(this.least, this.#measure() / this.#times);
  }

  #measure(): number {
    const began = performance.now();
    for (let time = 0; time < this.#times; time++) attempt(this.#run);
    return performance.now() - began;
  }
}

function attempt(run: () => unknown): void {
  try {
    run();
  } catch {
    // A refusal is a result like any other.
  }
}

/** How often as much the second costs as the first: measured until it is under `bound`, or for good. */
export function ratio(first: Cost, second: Cost, bound: number): number {
  const now = () => second.least / Math.max(first.least, FLOOR);
  for (const end = performance.now() + PATIENCE; now() >= bound && performance.now() < end; ) {
    first.again();
    second.again();
  }
  return now();
}
