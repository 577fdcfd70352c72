/** Where a scoring thread is: what it notes before each call, for the pool to read when it does not come back. */

/** The owner of the code that a thread is in. */
export type Place = 'type' | 'mode';

const PLACES: readonly (Place | undefined)[] = [undefined, 'type', 'mode'];

/** Numbers that the thread and the pool share: the place, and how many calls there were. */
export class Whereabouts {
  readonly #cells: Int32Array;

  /** @param cells what {@link cells} of the other side gave */
  constructor(cells = new Int32Array(new SharedArrayBuffer(8))) {
    this.#cells = cells;
  }

  get cells(): Int32Array {
    return this.#cells;
  }

  /** Undefined before the first call of a batch. */
  get place(): Place | undefined {
    return PLACES[this.#cells[0] ?? 0];
  }

  /** Calls so far; one that hangs is the last. Wraps around. */
  get calls(): number {
    return this.#cells[1] ?? 0;
  }

  /** A batch begins. */
  begin(): void {
    this.#cells[0] = 0;
  }

  /** The item, whose functions of these names note that they are called. */
  noting<Item extends object>(item: Item, place: Place, names: (keyof Item)[]): Item {
    const cells = this.#cells;
    const at = PLACES.indexOf(place);
    const noted: Item = Object.create(item);
    for (const name of names) {
      const work = item[name];
      if (typeof work !== 'function') continue;
      // As many as any of them takes: gathering them in a list would take longer than the note.
      const call = (one: unknown, two: unknown, three: unknown, four: unknown): unknown => {
        cells[0] = at;
        cells[1] = (cells[1] ?? 0) + 1;
        return work.call(item, one, two, three, four);
      };
      Object.defineProperty(noted, name, { value: call });
    }
    return noted;
  }
}
