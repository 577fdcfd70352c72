import { number } from '../../words/numbers.ts';
import { t } from '../../words/t.ts';

/** A question as files say it: its fields hang on its type. */
export type Written = Record<string, unknown>;

const KINDS = [
  'single',
  'multiple',
  'boolean',
  'text',
  'number',
  'order',
  'match',
  'point',
  'poll',
] as const;

/** A type in words; those of plugins are told by their names. */
export function typeInWords(type: unknown): string {
  if (typeof type !== 'string') return t('kind.none');
  const kind = KINDS.find((known) => known === type);
  return kind ? t(`kind.${kind}`) : type;
}

const countOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** The kind of a question, in words: "Pick one, 4 options". */
export function inWords(question: Written): string {
  const kind = typeInWords(question.type);
  const detail = detailOf(question);
  return detail === undefined ? kind : t('import.kindWith', { kind, detail });
}

function detailOf(question: Written): string | undefined {
  const { type, options, accepted, pairs, value, unit, correct } = question;
  if (type === 'number') {
    const read = typeof value === 'number' ? number(value) : t('import.missingNumber');
    return typeof unit === 'string' && unit ? `${read} ${unit}` : read;
  }
  if (type === 'boolean') return t(correct === true ? 'import.true' : 'import.false');
  if (type === 'text') return t('import.accepted', { count: countOf(accepted) });
  if (Array.isArray(pairs)) return t('import.pairs', { count: pairs.length });
  return Array.isArray(options) ? t('import.options', { count: options.length }) : undefined;
}

/** The question's text; undefined where there is none. */
export const textOf = ({ text }: Written): string | undefined =>
  typeof text === 'string' && text.trim() ? text : undefined;
