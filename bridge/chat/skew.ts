import type { Logger } from 'pino';
import type { Moment } from './answering.ts';

/** ms: the grain of a stamp. */
const GRAIN = 1000;

/** Samples of a kind that are kept. */
const KEPT = 50;

/** So many stamps must agree: one alone may be wrong. */
const AGREEING = 2;

/** ms of skew, and of change of it, that an operator is told of. */
const WORTH_TELLING = 2000;

interface Bounds {
  least: number;
  most: number;
}

/**
 * How far the store's clock is ahead of a chat service's. Bounds of it come from three sides: the service's
 * answers, which say when they were made; a message arrives after it was sent; and nobody answers a question before
 * it was asked, nor joins a game before there is one. Where stamps of messages contradict the
 * answers, they win: theirs is the clock that counts. Clocks that may agree are taken to agree.
 */
export class Skew {
  #dates: Bounds[] = [];
  #arrivals: number[] = [];
  #followed: number[] = [];
  #told = 0;
  readonly #log: Logger;
  readonly #service: string;

  /** @param service its name, for whoever reads the log */
  constructor(log: Logger, service: string) {
    this.#log = log;
    this.#service = service;
  }

  /** ms; 0 as long as nothing else is known. */
  get ms(): number {
    return this.#bounds().most;
  }

  /** An answer of the service's API. All in ms; `date` in whole seconds, by its clock; the others by the store's. */
  dated(date: number, askedAt: number, answeredAt: number): void {
    const sample = { least: askedAt - date - GRAIN, most: answeredAt - date };
    const { least, most } = common([...this.#dates, sample]);
    // A clock was set.
    if (least > most) this.#forget();
    this.#dates = [...this.#dates, sample].slice(-KEPT);
    this.#tell();
  }

  /** A message came at this moment (store's clock) that was stamped so. */
  arrived(stamp: number, at: number): void {
    const most = at - stamp;
    if (this.#followed.length >= AGREEING && most < highest(this.#followed)) this.#followed = [];
    this.#arrivals = [...this.#arrivals, most].slice(-KEPT);
    this.#tell();
  }

  /** A message stamped so was sent after this moment (store's clock). */
  followed(stamp: number, after: number): void {
    this.#followed = [...this.#followed, after - stamp - GRAIN].slice(-KEPT);
    this.#tell();
  }

  /** The moment that a stamp stands for. */
  momentOf(stamp: number): Moment {
    const { least, most } = this.#bounds();
    return { from: stamp + least, to: stamp + most + GRAIN - 1 };
  }

  #bounds(): Bounds {
    const dates = common(this.#dates);
    const least = highest(this.#followed);
    const most = -highest(this.#arrivals.map((lag) => -lag));
    const bounds = agreed(dates, { least, most });
    if ((bounds.least <= 0 && bounds.most >= 0) || !Number.isFinite(bounds.most)) {
      return { least: 0, most: 0 };
    }
    return { least: Math.max(bounds.least, bounds.most - GRAIN), most: bounds.most };
  }

  #forget(): void {
    this.#dates = [];
    this.#arrivals = [];
    this.#followed = [];
  }

  #tell(): void {
    const skew = this.ms;
    if (Math.abs(skew - this.#told) < WORTH_TELLING) return;
    this.#told = skew;
    this.#log.warn(
      { skew },
      Math.abs(skew) < WORTH_TELLING
        ? `the clock agrees with that of ${this.#service} again`
        : `the clock is ${Math.abs(Math.round(skew / 1000))} s ${skew > 0 ? 'ahead of' : 'behind'} ` +
            `that of ${this.#service}: times of answers are corrected; set the clock by NTP`,
    );
  }
}

/** Told the `Date` of an answer, and how long (ms) that took to come. */
export type DateListener = (date: string, took: number) => void;

/** ms between two looks at the `Date` of an answer: each asks the store for the time. */
const LOOK = 1000;

/** Takes the `Date` of the service's answers; some of them are enough. `now` is the store's clock. */
export function datesInto(skew: Skew, now: () => Promise<number>): DateListener {
  let last = Number.NEGATIVE_INFINITY;
  return (date, took) => {
    const looked = performance.now();
    const stamp = Date.parse(date);
    if (looked - last < LOOK || Number.isNaN(stamp)) return;
    last = looked;
    now().then(
      (at) => skew.dated(stamp, at - took - (performance.now() - looked), at),
      () => undefined,
    );
  };
}

/** Stamps win over dates, unless they contradict each other. */
function agreed(dates: Bounds, stamps: Bounds): Bounds {
  if (stamps.least > stamps.most) return dates;
  const both = common([dates, stamps]);
  return both.least > both.most ? stamps : both;
}

const common = (all: Bounds[]): Bounds => ({
  least: Math.max(...all.map(({ least }) => least)),
  most: Math.min(...all.map(({ most }) => most)),
});

/** The highest that so many reach. */
function highest(values: number[]): number {
  const best = new Array<number>(AGREEING).fill(Number.NEGATIVE_INFINITY);
  for (const value of values) {
    let at = AGREEING - 1;
    if (value <= (best[at] ?? 0)) continue;
    // Those that it passes move down.
    for (; at > 0 && value > (best[at - 1] ?? 0); at--) best[at] = best[at - 1] ?? 0;
    best[at] = value;
  }
  return best[AGREEING - 1] ?? Number.NEGATIVE_INFINITY;
}
