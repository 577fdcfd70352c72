import { number } from '../../words/numbers.ts';
import { language } from '../../words/page-words.ts';
import { t } from '../../words/t.ts';
import { typeTitle } from '../api/type-titles.ts';

/** A question as files say it: its fields hang on its type. */
export type Written = Record<string, unknown>;

/** A type in words. */
const typeInWords = (type: unknown): string =>
  typeof type === 'string' ? typeTitle(type) : t('import.noType');

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
  if (type === 'boolean')
    return t(correct === true ? 'truth.right' : 'truth.wrong').toLocaleLowerCase(language);
  if (type === 'text') return t('import.accepted', { count: countOf(accepted) });
  if (Array.isArray(pairs)) return t('import.pairs', { count: pairs.length });
  return Array.isArray(options) ? t('import.options', { count: options.length }) : undefined;
}

/** The question's text; undefined where there is none. */
export const textOf = ({ text }: Written): string | undefined =>
  typeof text === 'string' && text.trim() ? text : undefined;
