/** So many records in so many ms make a crowd: as when all answer at once. */
const CROWD = { records: 12, ms: 4 } as const;

/** Notices when records come in a crowd. */
export class Crowd {
  #records = 0;
  #since = 0;
  #is = false;

  /** Whether the last ones did. */
  get is(): boolean {
    return this.#is;
  }

  /** So many have come. @param now ms by any clock */
  came(records: number, now: number): void {
    this.#records += records;
    const ms = now - this.#since;
    if (ms < CROWD.ms) return;
    this.#is = this.#records * CROWD.ms >= CROWD.records * ms;
    this.#records = 0;
    this.#since = now;
  }
}
