/** The foul words of one language; each list is words between spaces, as `fold` writes or not. */
export interface FoulWords {
  /** Foul as a whole word. */
  foul: string;
  /** So foul, and in no name, that a word must not even contain it. */
  within: string;
  /** Foul, and also what people are called, or a plain word: somebody has to decide. */
  either: string;
}
