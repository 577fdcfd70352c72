/** Questions of the kinds that other programs know, with what their authors get wrong. */
import type { FilePlace } from '../../server/plugin.ts';
import { type About, aboutOf } from './about.ts';
import { checkMarks, checkOptions, short } from './checks.ts';
import type { Reading } from './reading.ts';

const LONGEST_TEXT = 500;
const LONGEST_ANSWER = 200;
const MOST_ANSWERS = 50;
const LONGEST_LIMIT = 600;

/** The fields that every question may have. */
export interface Common extends About {
  text: string;
  /** Seconds. */
  limit?: number | undefined;
  points?: number | undefined;
  language?: string | undefined;
  media?: { image?: string; alt?: string } | undefined;
}

export interface Choices extends Common {
  options: string[];
  /** Indexes, which may be wrong. */
  correct: number[];
  /** Whether exactly all of `correct` must be chosen; when left out, if there are several. */
  several?: boolean | undefined;
  /** How to mark a right answer in this format, in a sentence. */
  fix: string;
}

/** Options to choose from: `single`, `multiple`, or `boolean` where they are True and False. */
export function takeChoices(reading: Reading, place: FilePlace, given: Choices): void {
  const { correct, several, fix } = given;
  const common = commonOf(reading, place, given);
  const options = given.options.map((option) => reading.text(place, option).replace(/\s+/g, ' '));
  const areGood = checkOptions(reading, place, options);
  const areMarked = checkMarks(reading, place, correct, areGood ? options.length : undefined, fix);
  if (!areMarked || !areGood || !common) {
    const type = (several ?? correct.length > 1) ? 'multiple' : 'single';
    const { text } = given;
    reading.unfinished(place, { type, ...(common ?? { text }), options, correct });
    return;
  }
  const unique = [...new Set(correct)].toSorted((a, b) => a - b);
  const truth = several ? undefined : truthOf(options, unique);
  if (truth !== undefined) reading.take(place, { type: 'boolean', ...common, correct: truth });
  else {
    const type = (several ?? unique.length > 1) ? 'multiple' : 'single';
    reading.take(place, { type, ...common, options, correct: unique });
  }
}

/** A statement that is true or false. */
export function takeTruth(
  reading: Reading,
  place: FilePlace,
  { correct, ...given }: Common & { correct: boolean },
): void {
  const common = commonOf(reading, place, given);
  if (common) reading.take(place, { type: 'boolean', ...common, correct });
}

/** An answer to type. */
export function takeTyped(
  reading: Reading,
  place: FilePlace,
  { accepted, more = {}, ...given }: Common & { accepted: string[]; more?: object },
): void {
  const common = commonOf(reading, place, given);
  const read = accepted.map((one) => reading.text(place, one).replace(/\s+/g, ' '));
  const texts = [...new Set(read.filter((one) => one !== ''))];
  if (texts.length === 0) {
    reading.error(place, 'There is no right answer.', 'Write at least one that counts as right.');
    reading.unfinished(place, { type: 'text', ...(common ?? { text: given.text }), accepted: [] });
    return;
  }
  const long = texts.find(({ length }) => length > LONGEST_ANSWER);
  if (long !== undefined) {
    reading.error(place, `An answer is longer than ${LONGEST_ANSWER} characters: ${short(long)}`);
    return;
  }
  if (texts.length > MOST_ANSWERS) {
    reading.error(
      place,
      `There are ${texts.length} right answers; ${MOST_ANSWERS} are possible.`,
      'Leave out those that differ by case or accents only: they count anyway.',
    );
    return;
  }
  if (common) reading.take(place, { type: 'text', ...common, accepted: texts, ...more });
}

/** A number. */
export function takeNumber(
  reading: Reading,
  place: FilePlace,
  {
    value,
    tolerance = 0,
    unit,
    ...given
  }: Common & {
    value: number;
    tolerance?: number | undefined;
    unit?: string | undefined;
  },
): void {
  const common = commonOf(reading, place, given);
  if (!Number.isFinite(value) || !Number.isFinite(tolerance)) {
    reading.error(place, 'The right answer is no number.', 'Write it in digits: 1969 or 3.14.');
    return;
  }
  const more = unit ? { unit } : {};
  if (common) {
    reading.take(place, {
      type: 'number',
      ...common,
      value,
      tolerance: Math.abs(tolerance),
      ...more,
    });
  }
}

/** Things to put in order, in the right one. */
export function takeOrder(
  reading: Reading,
  place: FilePlace,
  { options, more = {}, ...given }: Common & { options: string[]; more?: object },
): void {
  const common = commonOf(reading, place, given);
  const items = options.map((option) => reading.text(place, option).replace(/\s+/g, ' '));
  if (checkOptions(reading, place, items) && common) {
    reading.take(place, { type: 'order', ...common, options: items, ...more });
  } else {
    reading.unfinished(place, {
      type: 'order',
      ...(common ?? { text: given.text }),
      options: items,
    });
  }
}

/** Things that belong together. */
export function takePairs(
  reading: Reading,
  place: FilePlace,
  { pairs, extra = [], ...given }: Common & { pairs: [string, string][]; extra?: string[] },
): void {
  const common = commonOf(reading, place, given);
  const tidy = (text: string) => reading.text(place, text).replace(/\s+/g, ' ');
  const read = pairs.map(([left, right]) => [tidy(left), tidy(right)]);
  if (read.length < 2) {
    reading.error(place, 'There are fewer than two pairs.', 'Write at least two pairs to match.');
    return;
  }
  const others = extra.map(tidy);
  const more = others.length > 0 ? { extra: others } : {};
  if (common) reading.take(place, { type: 'match', ...common, pairs: read, ...more });
}

/** The fields of all questions, cleaned; undefined when the text will not do. */
function commonOf(
  reading: Reading,
  place: FilePlace,
  { text: raw, limit, points, language, media, ...about }: Common,
): Record<string, unknown> | undefined {
  const text = reading.text(place, raw);
  if (text === '') {
    reading.error(place, 'The question has no text.', 'Write what is asked.');
    return undefined;
  }
  if (text.length > LONGEST_TEXT) {
    reading.error(
      place,
      `The question is longer than ${LONGEST_TEXT} characters: ${short(text)}`,
      'Shorten it.',
    );
    return undefined;
  }
  return {
    text,
    ...(limit !== undefined && { limit: limitOf(reading, place, limit) }),
    ...(points !== undefined && { points }),
    ...(language !== undefined && { language }),
    ...(media !== undefined && { media }),
    ...aboutOf(reading, place, about),
  };
}

function limitOf(reading: Reading, place: FilePlace, seconds: number): number {
  const limit = Math.min(LONGEST_LIMIT, Math.max(1, seconds));
  if (limit !== seconds) {
    reading.warning(
      place,
      `The time of ${seconds} s was changed to ${limit} s, which is possible.`,
    );
  }
  return limit;
}

/** Whether options are True and False, and which of them is right. */
function truthOf(options: string[], correct: number[]): boolean | undefined {
  const [first = '', second = ''] = options.map((option) => option.toLowerCase());
  if (options.length !== 2 || correct.length !== 1) return undefined;
  if (first === 'true' && second === 'false') return correct[0] === 0;
  if (first === 'false' && second === 'true') return correct[0] === 1;
  return undefined;
}
