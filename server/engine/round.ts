import type { Row, Score } from './mode.ts';
import type { Words } from './words.ts';

/**
 * A look at a whole question: who was first, what the fewest said, who is the last one left. Rows are
 * folded in threads, in any order and in any number of parts, so a sum must not depend on either: keep
 * to whole numbers and to lists that are sorted and cut. A sum and a verdict are JSON of 64 KiB at most.
 *
 * @typeParam Sum what is known of some rows
 * @typeParam Verdict what follows from all of them
 */
export interface Round<Options = object, Memory = unknown, Sum = unknown, Verdict = unknown> {
  /** The sum of no rows: merged with another one, that one stays as it is. */
  empty(options: Options): Sum;
  /** The sum with one row more; it may change the one given. `score` is what the mode's `score` gave. */
  add(sum: Sum, row: Row<Memory>, score: Score<Memory>, options: Options): Sum;
  /** The sum of the rows of both. Associative and commutative; it may change the first one. */
  merge(one: Sum, other: Sum, options: Options): Sum;
  /** Draws the conclusion from all rows. The first verdict that is stored is the one that holds. */
  conclude(sum: Sum, options: Options): Conclusion<Verdict>;
  /** The row's score in the light of the verdict. Called again for the same row when a thread fails. */
  settle(row: Row<Memory>, score: Score<Memory>, verdict: Verdict, options: Options): Score<Memory>;
}

/** The outcome of a round. */
export interface Conclusion<Verdict = unknown> {
  verdict: Verdict;
  /** The game is over once this question has been revealed. */
  finish?: boolean;
  /** Notes that everybody gets with the reveal; at most 3. */
  say?: Words[];
}

/** A round's conclusion as it is kept: of one that failed, nothing. */
export interface Decision {
  /** JSON. */
  verdict?: { is: unknown };
  finish?: true;
  say?: Words[];
}

/** The most notes that one reveal carries. */
export const MOST_SAID = 3;

/** JSON characters of a sum or a verdict at the most. */
export const LONGEST_SUM = 64 * 1024;
