import type { Form, FormOption } from '../../../../../server/protocol/form.ts';
import { t } from '../../words/t.ts';
import { optionsOf } from './draft-form.ts';

/**
 * The big screen as a box in units of 1/120 of its width: the strip on top, margins, and what stands
 * below. Text is fitted to it: see the rules of the look.
 */
const WIDTH = 114;
const HEIGHT = 52;
/** The column that a picture leaves for the text. */
const BESIDE_PICTURE = 40;

/** Letters are about half as wide as they are high, and lines need some more than that. */
const LETTER = 0.52;
const LINE = 1.22;

/** The smallest that is read from the back row, and what is read well. */
const FLOOR = 1.75;
const WELL = 2.4;

/** The warning about a question's size on the big screen; undefined when it fits well. */
export function fitWarning(
  text: string,
  form: Form | undefined,
  hasPicture: boolean,
): string | undefined {
  const size = largest(text, form, hasPicture);
  if (size >= WELL) return undefined;
  return size >= FLOOR ? t('editor.long') : t('editor.tooLong');
}

/** The largest size, in units, at which a question and its options fit. */
function largest(text: string, form: Form | undefined, hasPicture: boolean): number {
  for (let size = 6.5; size > 0.5; size -= 0.1) if (fits(text, form, hasPicture, size)) return size;
  return 0;
}

function fits(text: string, form: Form | undefined, hasPicture: boolean, size: number): boolean {
  const width = hasPicture ? BESIDE_PICTURE : WIDTH;
  const question = lines(text, width, size * 1.12) * size * 1.12 * LINE;
  return question + optionsHeight(form, size) <= HEIGHT;
}

function optionsHeight(form: Form | undefined, size: number): number {
  const options = optionsOf(form);
  // In the room of one, or of two beside each other: the better one.
  return Math.min(column(options, 1, size), column(options, 2, size));
}

function column(options: readonly FormOption[], columns: number, size: number): number {
  const width = WIDTH / columns - 8;
  const rows = Math.ceil(options.length / columns);
  const longest = Math.max(0, ...options.map(({ text }) => lines(text, width, size)));
  return rows * (longest * size * LINE + 1.5);
}

const lines = (text: string, width: number, size: number): number =>
  text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * size * LETTER) / width)), 0);
