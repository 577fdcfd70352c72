import { canonical } from './canonical.ts';
import { plain } from './matcher.ts';
import { slipsIn } from './slip.ts';
import { valueKey } from './values.ts';
import { writtenWords } from './written.ts';

/** An option in the forms in which what is typed is compared with it, the closest first. */
interface Option {
  forms: string[];
  words: string[];
}

/** Forms by list of options: they are the same for each answer to a question. */
const known = new WeakMap<readonly string[], Option[]>();

/** Options that are written like what was typed, as closely as any is; empty when none is. */
export function readSame(options: readonly string[], typed: string): number[] {
  const given = formsOf(typed);
  const of = optionsOf(options);
  for (const [level, form] of given.forms.entries()) {
    if (form === '') continue;
    const same = of.flatMap(({ forms }, index) => (forms[level] === form ? [index] : []));
    if (same.length > 0) return same;
  }
  return [];
}

/** Options that are a slip away from what was typed. */
export function readTypo(options: readonly string[], typed: string): number[] {
  const { words } = formsOf(typed);
  return optionsOf(options).flatMap((option, index) =>
    slipsIn(option.words, words, 'en') === undefined ? [] : [index],
  );
}

function optionsOf(options: readonly string[]): Option[] {
  const before = known.get(options);
  if (before) return before;
  const made = options.map(formsOf);
  known.set(options, made);
  return made;
}

/** As it is; with plain quotes and without case; in canonical form; its value. */
function formsOf(text: string): Option {
  const form = canonical(text);
  const words = writtenWords(form, 'en');
  const shown = plain(text).replace(/[’‘ʼ]/g, "'");
  return { forms: [shown, shown.toLowerCase(), form, valueKey(words, 'en')], words };
}
