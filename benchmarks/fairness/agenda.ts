type Act = () => void | Promise<void>;

/** Events in virtual time, in order; events due at the same moment come in the order of planning. */
export class Agenda {
  now: number;
  readonly #heap: { at: number; turn: number; act: Act }[] = [];
  #turns = 0;

  /** @param now ms since the epoch */
  constructor(now: number) {
    this.now = now;
  }

  /** Plans something; in the past, it happens now. */
  at(time: number, act: Act): void {
    const heap = this.#heap;
    heap.push({ at: Math.max(time, this.now), turn: this.#turns++, act });
    for (let child = heap.length - 1; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (this.#before(parent, child)) break;
      this.#swap(parent, child);
      child = parent;
    }
  }

  /** When the next thing happens; never, where there is none. */
  get next(): number {
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  /** Has the next thing happen. */
  async step(): Promise<void> {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (!first || !last) return;
    if (heap.length > 0) {
      heap[0] = last;
      this.#sink();
    }
    this.now = first.at;
    await first.act();
  }

  #sink(): void {
    const { length } = this.#heap;
    for (let parent = 0; ; ) {
      let least = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2])
        if (child < length && this.#before(child, least)) least = child;
      if (least === parent) return;
      this.#swap(parent, least);
      parent = least;
    }
  }

  #before(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    if (!a || !b) return true;
    return a.at < b.at || (a.at === b.at && a.turn < b.turn);
  }

  #swap(one: number, other: number): void {
    const heap = this.#heap;
    [heap[one], heap[other]] = [heap[other] as never, heap[one] as never];
  }
}
