/** A line of captions, and when it is shown. */
export interface Cue {
  /** ms from the beginning of the clip. */
  start: number;
  /** ms; after `start`. */
  end: number;
  /** Where it stands, in WebVTT's words: `line:0 align:start`; mostly empty. */
  place: string;
  /** WebVTT's cue text: lines that are not empty, with `<b>`, `<i>`, `<u>` and `<v Name>` at the most. */
  text: string;
}

/** Cues of a file at the most: four hours of talk. */
export const MOST_CUES = 2000;

/** Bytes of a file at the most, as it comes and as it is stored. */
export const LARGEST_CAPTIONS = 256_000;
