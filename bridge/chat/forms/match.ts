import { type FormOf, type FormValue, LONGEST_TYPED, readForm } from '../../../server/plugin.ts';
import type { Language } from '../languages/language.ts';
import { codePoints, withoutSigns } from '../text.ts';
import type { ChatForm } from './chat-form.ts';
import { folded, namesIn, optionText } from './options.ts';
import { type Named, scan } from './scan.ts';
import { letterIn, letterOf, numberIn } from './signs.ts';

/** For each on the left one on the right: numbers and letters. */
export function matchForm(form: FormOf<'match'>, language: Language): ChatForm {
  const [left, right] = [form.left.map(optionText), form.right.map(optionText)];
  const names = { left: namesIn(form.left), right: namesIn(form.right) };
  return {
    lines: [
      ...left.map((text, at) => ({ sign: `${at + 1})`, text })),
      ...right.map((text, at) => ({ sign: `${letterOf(at)})`, text })),
    ],
    instruction: language.typeMatch(exampleOf(left.length, right.length)),
    hint: 'notMatched',
    read: (text) => read(form, text, names),
    right: (pairs, longest) =>
      Array.isArray(pairs) ? inWords({ left, right }, pairs.map(Number), longest) : undefined,
  };
}

/** In words if those fit, else as it is typed: a part of the pairs would look like all of them. */
function inWords(
  { left, right }: Record<'left' | 'right', readonly string[]>,
  pairs: number[],
  longest: number,
): string {
  const whole = pairs.map((index, at) => `${left[at]} – ${right[index]}`).join(', ');
  return codePoints(whole) <= longest
    ? whole
    : pairs.map((index, at) => `${at + 1}${letterOf(index)}`).join(' ');
}

/** "1B 2A 3C" */
function exampleOf(left: number, right: number): string {
  // The first two are swapped, so that nobody takes it for what is shown.
  const at = (index: number) => (index < 2 ? 1 - index : index) % right;
  return Array.from({ length: left }, (_, index) => `${index + 1}${letterOf(at(index))}`).join(' ');
}

/** One on the left or on the right. */
type Meant = `${'left' | 'right'} ${number}`;

/** "1b 2a 3c", "1-B, 2-A", "b1 a2", "b a c", "BAC", and names in words: "France: Paris, Japan: Tokyo". */
function read(
  form: FormOf<'match'>,
  typed: string,
  names: Record<'left' | 'right', ReturnType<typeof namesIn>>,
): FormValue | undefined {
  if (typed.length > LONGEST_TYPED) return undefined;
  const { left, right } = form;
  const text = folded(typed);
  const letter = (sign: string) => meantBy('right', letterIn(right.length, sign));
  const number = (sign: string) => meantBy('left', numberIn(left.length, sign));
  const texts = (['left', 'right'] as const).flatMap((side) =>
    names[side]().map(([name, at]) => [name, `${side} ${at}` as Meant] as const),
  );
  const most = 2 * left.length;
  const run = [...withoutSigns(text)].map((sign) => letterIn(right.length, sign));
  return (
    readForm(form, run) ??
    readForm(form, pairsIn(scan(text, { texts: [], letter, number }, most), left.length)) ??
    readForm(form, pairsIn(scan(text, { texts, letter, number }, most), left.length))
  );
}

const meantBy = (side: 'left' | 'right', index: number | undefined): Meant | undefined =>
  index === undefined ? undefined : `${side} ${index}`;

/** Those on the right alone, in the order of the left; or each beside its own on the left. */
function pairsIn(named: Named<Meant>[] | undefined, count: number): number[] | undefined {
  const all = named?.map(({ meant }) => {
    const [side, index] = meant.split(' ');
    return { isLeft: side === 'left', index: Number(index) };
  });
  if (!all) return undefined;
  if (all.length === count && !all.some(({ isLeft }) => isLeft))
    return all.map(({ index }) => index);
  if (all.length !== 2 * count) return undefined;
  const pairs: number[] = [];
  for (let at = 0; at < all.length; at += 2) {
    const pair = all.slice(at, at + 2);
    const [one, other] = [pair.find(({ isLeft }) => isLeft), pair.find(({ isLeft }) => !isLeft)];
    if (!one || !other || pairs[one.index] !== undefined) return undefined;
    pairs[one.index] = other.index;
  }
  return pairs;
}
