import { counted } from '../../components/wording.ts';

/** A question as files say it: its fields hang on its type. */
export type Written = Record<string, unknown>;

const TYPES: Record<string, string> = {
  single: 'Pick one',
  multiple: 'Pick several',
  boolean: 'True or false',
  text: 'Typed',
  number: 'Number',
  order: 'Order',
  match: 'Pairs',
  point: 'Place in a picture',
  poll: 'Poll',
};

/** A type in words; those of plugins are told by their names. */
export const typeInWords = (type: unknown): string =>
  typeof type === 'string' ? (TYPES[type] ?? type) : 'No type';

const countOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** The kind of a question, in words: "Pick one, 4 options". */
export function inWords(question: Written): string {
  const { type, options, accepted, pairs, value, unit, correct } = question;
  const name = typeInWords(type);
  if (type === 'number') {
    const number = typeof value === 'number' ? value.toLocaleString('en') : 'no number';
    return `${name}, ${number}${typeof unit === 'string' && unit ? ` ${unit}` : ''}`;
  }
  if (type === 'boolean') return `${name}, ${correct === true ? 'true' : 'false'}`;
  if (type === 'text') return `${name}, ${countOf(accepted)} accepted`;
  if (Array.isArray(pairs)) return `${name}, ${counted(pairs.length, 'pair')}`;
  if (Array.isArray(options)) return `${name}, ${counted(options.length, 'option')}`;
  return name;
}

/** The question's text; undefined where there is none. */
export const textOf = ({ text }: Written): string | undefined =>
  typeof text === 'string' && text.trim() ? text : undefined;
