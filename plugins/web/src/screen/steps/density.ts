import type { Question } from '../../../../../client/game-state.ts';

/** Letters of a question, and of an option, that a plain step shows large; more of them make it dense. */
const LONG_QUESTION = 180;
const LONG_OPTION = 60;

/** Letters of all options together. */
const LONG_OPTIONS = 220;

/** Options of a plain step: three rows. */
const MANY_OPTIONS = 6;

/** Whether question and options take all of the room, so that clock and count move into the strip. */
export function isDense({ text, form }: Pick<Question, 'text' | 'form'>): boolean {
  if (form.kind !== 'pick') return false;
  const lengths = form.options.map((option) => option.text.length);
  return (
    text.length > LONG_QUESTION ||
    lengths.length > MANY_OPTIONS ||
    Math.max(...lengths) > LONG_OPTION ||
    lengths.reduce((sum, length) => sum + length, 0) > LONG_OPTIONS
  );
}

/** Height of the options of a plain step, in rem, by their rows. */
export const heightOf = (rows: number): number => [0, 15, 29.2, 33][rows] ?? 33;

/** Letters of an option that stand on one or two lines of a narrow cell. */
const SHORT_OPTION = 16;

/** Height of a row in which up to four options stand side by side, in rem. */
export const rowHeight = (options: readonly { text: string }[]): number =>
  options.every(({ text }) => text.length <= SHORT_OPTION) ? 9.5 : 13;
