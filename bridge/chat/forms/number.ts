import { type FormOf, readForm } from '../../../server/plugin.ts';
import type { Language } from '../languages/language.ts';
import { plainSigns } from '../text.ts';
import type { ChatForm } from './chat-form.ts';

/** A number. Where its type reads words and units, it reads before the form does. */
export const numberForm = (form: FormOf<'number'>, language: Language): ChatForm => ({
  lines: [],
  instruction: language.typeNumber,
  hint: 'unreadable',
  read(text) {
    const number = numberIn(text, language, form.unit);
    return number === undefined ? undefined : readForm(form, number);
  },
  // Only the type knows how far off was right.
  right: () => undefined,
});

const PLAIN = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/;

/** "12", "−3.5", "1,000" as the language groups digits; the unit may follow. */
function numberIn(typed: string, { tag }: Language, unit: string | undefined): number | undefined {
  const { group, decimal } = separatorsOf(tag);
  const text = withoutUnit(plainSigns(typed).trim(), unit)
    .replace(/^−/u, '-')
    .replaceAll('٫', decimal)
    .replaceAll('٬', group);
  const grouped = new RegExp(
    String.raw`^[+-]?\d{1,3}(?:${group}\d{2,3})*${group}\d{3}(?:${decimal}\d{1,15})?$`.replaceAll(
      '.',
      String.raw`\.`,
    ),
  );
  const local = (grouped.test(text) ? text.replaceAll(group, '') : text).replace(decimal, '.');
  const read = [local, text].find((one) => PLAIN.test(one));
  return read === undefined ? undefined : Number(read);
}

/** The separators between digits in a language, as plain signs. */
function separatorsOf(tag: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(`${tag}-u-nu-latn`).formatToParts(12345.6);
  const partOf = (type: string) =>
    plainSigns(parts.find((part) => part.type === type)?.value ?? '');
  return { group: partOf('group'), decimal: partOf('decimal') };
}

const withoutUnit = (text: string, unit: string | undefined): string =>
  unit !== undefined && text.toLowerCase().endsWith(unit.toLowerCase())
    ? text.slice(0, -unit.length).trim()
    : text;
