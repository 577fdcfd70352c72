/**
 * The answers that players need to choose from, and the problems that authors get where they are
 * missing.
 */
import type { FilePlace } from '../../server/plugin.ts';
import type { Reading } from './reading.ts';

const LONGEST_OPTION = 100;
const MOST_OPTIONS = 10;

/** @returns whether players can tell the options apart */
export function checkOptions(reading: Reading, place: FilePlace, options: string[]): boolean {
  const problem = problemOf(options);
  if (problem) reading.error(place, ...problem);
  return !problem;
}

/**
 * @param count how many options there are; undefined where they are wrong themselves
 * @returns whether an answer is marked as right, and is there
 */
export function checkMarks(
  reading: Reading,
  place: FilePlace,
  correct: number[],
  count: number | undefined,
  fix: string,
): boolean {
  if (correct.length === 0) {
    reading.error(place, 'No right answer is marked.', fix);
    return false;
  }
  if (count === undefined) return true;
  const outside = correct.find((index) => !(index >= 0 && index < count));
  if (outside === undefined) return true;
  reading.error(
    place,
    `Answer ${outside + 1} is marked as right, but there ${count === 1 ? 'is' : 'are'} only ${count}.`,
    'Correct the mark, or add the answer.',
  );
  return false;
}

function problemOf(options: string[]): [message: string, suggestion: string] | undefined {
  if (options.length === 0) return ['There are no answers to choose from.', 'Write two or more.'];
  if (options.length === 1) {
    return ['There is only one answer to choose from.', 'Write at least two.'];
  }
  if (options.length > MOST_OPTIONS) {
    return [
      `There are ${options.length} answers; ${MOST_OPTIONS} are possible.`,
      'Leave some of them out.',
    ];
  }
  if (options.includes('')) {
    return [`Answer ${options.indexOf('') + 1} is empty.`, 'Write it, or remove it.'];
  }
  const long = options.find(({ length }) => length > LONGEST_OPTION);
  if (long !== undefined) {
    return [`An answer is longer than ${LONGEST_OPTION} characters: ${short(long)}`, 'Shorten it.'];
  }
  const twin = options.find((option, index) => options.indexOf(option) < index);
  if (twin !== undefined) return [`Two answers are the same: “${twin}”.`, 'Change one of them.'];
  return undefined;
}

/** The beginning of a text that is too long, quoted. */
export const short = (text: string): string => `“${text.slice(0, 40)} ...”.`;
