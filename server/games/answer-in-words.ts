import { type Form, optionLabel } from '../protocol/form.ts';

/** UTF-16 code units of it at the most: it stands in a line with others. */
const LONGEST = 40;

/**
 * An answer to a form in a few words; undefined for none, and for one that has no words, as a place. A kind
 * of form without a case does not compile.
 * @param value read by the form
 */
export function answerInWords(form: Form, value: unknown): string | number | undefined {
  switch (form.kind) {
    case 'number':
      return typeof value === 'number' ? value : undefined;
    case 'text':
      return typeof value === 'string' ? short(value) : undefined;
    case 'pick':
    case 'order':
      return listed([value].flat().map((at) => form.options[at as number]));
    case 'match': {
      const rights = Array.isArray(value) ? value : [];
      return listed(rights.map((at) => form.right[at as number]));
    }
    case 'point':
      return undefined;
  }
}

function listed(options: (Parameters<typeof optionLabel>[0] | undefined)[]): string | undefined {
  const words = options.flatMap((option) => (option ? [optionLabel(option)] : []));
  return words.length > 0 ? short(words.join(', ')) : undefined;
}

/** Half of a sign is none. */
const short = (text: string): string =>
  text.length <= LONGEST
    ? text
    : `${text
        .slice(0, LONGEST - 1)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`;
