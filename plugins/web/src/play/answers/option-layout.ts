import type { FormOption } from '../../../../../server/protocol/form.ts';

/** How options stand on a phone. */
export type OptionLayout = 'two' | 'four' | 'pairs' | 'rows' | 'list';

/**
 * `two` below one another, `four` as 2 x 2, and `pairs` of few letters fill the screen; so do a few short
 * `rows`. Everything else is a `list`, which scrolls with the question.
 */
export function layoutOf(options: readonly FormOption[], several = false): OptionLayout {
  const count = options.length;
  const longest = lettersOf(options.map(({ text }) => text));
  if (count <= 2 && longest <= 60) return 'two';
  const words = options.flatMap(({ text }) => text.split(/[\s\u00ad-]+/));
  if (count === 4 && longest <= 24 && lettersOf(words) <= 11) return 'four';
  // A box to tick takes the room of some letters.
  if (!several && count >= 5 && count <= 10 && longest <= 12) return 'pairs';
  return count <= 6 && longest <= 36 ? 'rows' : 'list';
}

/** The classes of a list of options, and of each, that say how they stand. */
export function lookOf(options: readonly FormOption[], several = false): string {
  const { length } = options;
  const isPictured = options.some(({ media }) => media);
  return [
    layoutOf(options, several),
    length >= 4 && 'columns',
    length > 4 && 'many',
    isPictured && 'pictured',
  ]
    .filter(Boolean)
    .join(' ');
}

/** The letters of the longest text. */
const lettersOf = (texts: readonly string[]): number =>
  Math.max(0, ...texts.map((text) => [...text].length));
