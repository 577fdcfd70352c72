import type { Form, FormOption } from '../../../../server/protocol/form.ts';
import { t } from '../words/t.ts';

/** An option in words: its picture's description where it has no text. */
export const wordsOf = ({ text, media }: FormOption): string => text || (media?.alt ?? '');

/**
 * A player's own answer in words.
 * @param given in terms of the form, see `FormValue`
 */
export function answerText(form: Form, given: unknown): string {
  switch (form.kind) {
    case 'pick':
      return wordsAt(form.options, given).join(', ');
    case 'order':
      return wordsAt(form.options, given).join(' › ');
    case 'match':
      return wordsAt(form.right, given)
        .map((right, row) => `${wordsAt(form.left, row)}: ${right}`)
        .join(', ');
    case 'text':
      return String(given);
    case 'number':
      // A typed text may have its unit.
      return typeof given === 'number' && form.unit ? `${given} ${form.unit}` : String(given);
    case 'point':
      return placeText(given);
  }
}

/** One of the options in words. */
export const nameAt = (options: readonly FormOption[], index: number): string =>
  wordsAt(options, index).join();

/** The indexes that a value of `pick`, `order` or `match` lists. */
export const indexesOf = (given: unknown): number[] =>
  (Array.isArray(given) ? given : [given]).filter((index) => typeof index === 'number');

/** A place in a picture, for those who do not see it. */
export function placeText(given: unknown): string {
  return t('shared.spot', partsOfPlace(given));
}

/** A place in a picture, in hundredths from the left and from the top. */
export function partsOfPlace(given: unknown): { x: number; y: number } {
  const [x = 0, y = 0] = indexesOf(given).map((part) => Math.round(part * 100));
  return { x, y };
}

function wordsAt(options: readonly FormOption[], given: unknown): string[] {
  return indexesOf(given).flatMap((index) => {
    const option = options[index];
    return option ? [wordsOf(option)] : [];
  });
}
