/** Additions after which the expired ids are cleared out. */
const SWEEP_EVERY = 1000;

/** Ids that were seen, each remembered until its time is over. Times in ms since the epoch. */
export class RecentIds {
  readonly #expiry = new Map<string, number>();
  #added = 0;

  /** @returns whether the id is new */
  add(id: string, expiresAt: number, now: number): boolean {
    const known = this.#expiry.get(id);
    if (known !== undefined && known > now) return false;
    this.#expiry.set(id, expiresAt);
    this.#added += 1;
    if (this.#added % SWEEP_EVERY === 0) {
      for (const [old, end] of this.#expiry) if (end <= now) this.#expiry.delete(old);
    }
    return true;
  }
}
