import { HORIZON, LEAST_RATE, ONE_CUT, RECOVERY } from './lane-store.ts';

/** The state of a rate. */
export interface RateDump {
  nextFree: number;
  cut?: { at: number; rate: number } | undefined;
}

/** Gives out places in time, so many a second: by GCRA without a burst, for a burst is what the API refuses. */
export class LineRate {
  readonly #full: number | undefined;
  #nextFree = 0;
  #cut: { at: number; rate: number } | undefined;

  /** @param full places a second; undefined is without a limit */
  constructor(full: number | undefined) {
    this.#full = full;
  }

  /** Places a second as of `now` (ms): what is left of a cut rate, and what has come back of it. */
  at(now: number): number | undefined {
    if (this.#full === undefined || !this.#cut) return this.#full;
    return Math.min(this.#full, this.#cut.rate + (this.#full * (now - this.#cut.at)) / RECOVERY);
  }

  /** The next place (ms); undefined while it is too far ahead. */
  take(now: number): number | undefined {
    const rate = this.at(now);
    if (rate === undefined) return now;
    const place = Math.max(now, this.#nextFree);
    if (place > now + HORIZON) return undefined;
    this.#nextFree = place + 1000 / rate;
    return place;
  }

  /** When it pays to ask again: half of what was given out ahead is used up then. */
  get askAgain(): number {
    return Math.ceil(this.#nextFree - HORIZON / 2);
  }

  spend(now: number, places: number): void {
    const rate = this.at(now);
    if (rate !== undefined) this.#nextFree = Math.max(now, this.#nextFree) + (places * 1000) / rate;
  }

  dump(): RateDump {
    return { nextFree: this.#nextFree, cut: this.#cut };
  }

  restore({ nextFree, cut }: RateDump): void {
    this.#nextFree = nextFree;
    this.#cut = cut;
  }

  /** A place that was given out is not used. */
  giveBack(now: number): void {
    const rate = this.at(now);
    if (rate !== undefined) this.#nextFree -= 1000 / rate;
  }

  slow(now: number, pause: number, cut: boolean): void {
    const rate = this.at(now);
    if (cut && rate !== undefined && (!this.#cut || now - this.#cut.at >= ONE_CUT)) {
      this.#cut = { at: now, rate: Math.max(LEAST_RATE, rate / 2) };
    }
    this.#nextFree = Math.max(this.#nextFree, now + pause);
  }
}
