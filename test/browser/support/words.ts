/** The sentences of the pages, by key: tests find them in any language. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directionOf, sharedWords, type Words } from '../../../plugins/web/languages/catalogue.ts';
import { parts } from '../../../plugins/web/src/words/parts.ts';

const FOLDER = join(import.meta.dirname, '../../../plugins/web/words');

/** Hebrew, Arabic and their like. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;

/** @returns a sentence without its tags; a value that is not given is nothing, as at the end of a part */
export type Say = (key: string, values?: Record<string, string | number>) => string;

/** The sentences of a language. @param tag of a file in `plugins/web/words` */
export function wordsOf(tag: string): Words {
  const { language, ...words } = JSON.parse(readFileSync(join(FOLDER, `${tag}.json`), 'utf8'));
  return { ...words, ...sharedWords(tag) };
}

/** Finds the sentences of a language. @param tag BCP 47 */
export function speaker(tag: string, words: Words = wordsOf(tag)): Say {
  const cardinals = new Intl.PluralRules(tag);
  const ordinals = new Intl.PluralRules(tag, { type: 'ordinal' });
  const numbers = new Intl.NumberFormat(tag);
  const isRightToLeft = directionOf(tag) === 'rtl';
  return (key, values = {}) => {
    const [section = '', name = ''] = key.split('.');
    const sentence = words[section]?.[name];
    if (sentence === undefined) throw new Error(`${tag}.json has no ${key}`);
    const { count, rank } = values;
    const form =
      count === undefined ? ordinals.select(Number(rank)) : cardinals.select(Number(count));
    const text = typeof sentence === 'string' ? sentence : (sentence[form] ?? '');
    return parts(text)
      .map((part) => part.text)
      .join('')
      .replace(/\{(\w+)\}/g, (_, value: string) => {
        const given = values[value] ?? '';
        if (typeof given === 'number') return numbers.format(given);
        // As the pages do: a text may run the other way.
        const isForeign = isRightToLeft || RIGHT_TO_LEFT.test(given);
        return given !== '' && isForeign ? `\u2068${given}\u2069` : given;
      });
  };
}
