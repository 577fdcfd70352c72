/** ms between two looks at the clock. */
export const TICK = 1000;

/** ms by which a look may be late: a page that was asleep has not listened. */
const LATE = 1000;

/** ms without a word that are nothing special at all. */
const SHARE = 0.9;

/**
 * Notices that nothing comes any more from a server that sends a beat whenever it has said nothing for
 * a while: each second, or less often where many are connected. So silence is what is long compared
 * with what was usual.
 */
export class Silence {
  readonly #limit: number;
  #heardAt = 0;
  #lookedAt = 0;
  /** The longest pause of late, in ms. */
  #usual = 0;
  #said = false;

  /** @param limit ms, at least */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Something has come. @param now ms on a clock of this device */
  heard(now: number): void {
    this.#usual = Math.max(now - this.#heardAt, this.#usual * SHARE);
    this.#from(now);
  }

  /** A connection begins. */
  begin(now: number): void {
    this.#usual = 0;
    this.#lookedAt = now;
    this.#from(now);
  }

  /**
   * To be called each second.
   * @returns whether the connection should be looked at: once for each silence, and after a sleep
   */
  look(now: number): boolean {
    const asleep = now - this.#lookedAt > TICK + LATE;
    this.#lookedAt = now;
    if (asleep) {
      this.#from(now);
      return true;
    }
    if (this.#said || now - this.#heardAt < Math.max(this.#limit, 2 * this.#usual)) return false;
    this.#said = true;
    return true;
  }

  #from(now: number): void {
    this.#heardAt = now;
    this.#said = false;
  }
}
