/** ms of one turn of the event loop that all slices together may take. */
const SLICE = 1;

/** Things done between two looks at the clock: as many as go out in one go, see `Outgoing`. */
const AT_ONCE = 16;

/** Something to be done with many things, and how far it has come. */
interface Work {
  /** Does it with some more. @returns whether there is nothing more to do */
  some(): boolean;
  failed(error: unknown): void;
}

/**
 * Does things that are many in slices, one slice in each turn of the event loop. Messages that come
 * in meanwhile, such as an answer, are read and acked between two slices. Those who have much to do
 * take turns with each other, so that a large game does not hold up a small one.
 */
export class Slices {
  readonly #waiting: Work[] = [];
  /** When the slice of this turn is over, ms on the monotonic clock; none has begun while undefined. */
  #until: number | undefined;

  /**
   * Acts on each item, in order; at once on as many as this turn has time for. Items are taken one by
   * one: those that leave a `Map` before it is their turn are left out.
   * @returns when all is done; rejects with what an action throws, and does no more
   */
  each<Item>(items: Iterable<Item>, act: (item: Item) => void): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const iterator = items[Symbol.iterator]();
    this.#waiting.push({
      some() {
        for (let count = 0; count < AT_ONCE; count++) {
          const { done, value } = iterator.next();
          if (done) {
            resolve();
            return true;
          }
          act(value);
        }
        return false;
      },
      failed: reject,
    });
    this.#slice();
    return promise;
  }

  #slice(): void {
    const until = this.#until ?? this.#begin();
    while (this.#waiting.length > 0 && performance.now() < until) {
      const work = this.#waiting.shift() as Work;
      try {
        if (!work.some()) this.#waiting.push(work);
      } catch (error) {
        work.failed(error);
      }
    }
  }

  #begin(): number {
    this.#until = performance.now() + SLICE;
    setImmediate(() => {
      this.#until = undefined;
      if (this.#waiting.length > 0) this.#slice();
    });
    return this.#until;
  }
}
