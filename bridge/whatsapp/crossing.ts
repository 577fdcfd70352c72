import { USUAL_WAY } from '../chat/sight.ts';

/** Messages of which it is remembered. */
const KEPT = 50;

/** So many must have told, before what is usual counts no more. */
const ENOUGH = 5;

/** The way from the Cloud API to the phones: the median of the last ones, ms. */
export class Crossing {
  readonly #taken: number[] = [];
  #oldest = 0;
  #median: number | undefined;

  get ms(): number {
    if (this.#taken.length < ENOUGH) return USUAL_WAY;
    this.#median ??= this.#taken.toSorted((a, b) => a - b)[(this.#taken.length - 1) >> 1];
    return this.#median ?? USUAL_WAY;
  }

  /** A message was so long on its way. */
  took(ms: number): void {
    this.#taken[this.#oldest] = Math.max(0, ms);
    this.#oldest = (this.#oldest + 1) % KEPT;
    this.#median = undefined;
  }
}
