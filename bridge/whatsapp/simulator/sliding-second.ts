/** Counts what happened in the second that ends now. */
export class SlidingSecond {
  readonly #times: number[] = [];
  /** Where the times of this second begin. */
  #first = 0;

  count(now: number): void {
    this.#drop(now);
    this.#times.push(now);
  }

  counted(now: number): number {
    this.#drop(now);
    return this.#times.length - this.#first;
  }

  #drop(now: number): void {
    while ((this.#times[this.#first] ?? now) <= now - 1000) this.#first += 1;
    // Moving the rest costs no more than what is dropped.
    if (this.#first * 2 <= this.#times.length) return;
    this.#times.splice(0, this.#first);
    this.#first = 0;
  }
}
