import { type FormOf, type FormValue, LONGEST_TYPED, readForm } from '../../../server/plugin.ts';
import type { Language } from '../languages/language.ts';
import { isRightToLeft, shorten, withoutSigns } from '../text.ts';
import type { ChatForm } from './chat-form.ts';
import { folded, namesIn, optionText } from './options.ts';
import { type Named, type Names, scan } from './scan.ts';
import { letterIn, letterOf, numberIn } from './signs.ts';

/** Code points that an item keeps at least where all are shortened; below that letters say more. */
const LEAST_ITEM = 6;

/** All options, put in order: the answer is their letters in a row. */
export function orderForm(form: FormOf<'order'>, language: Language): ChatForm {
  const items = form.options.map(optionText);
  const names = namesIn(form.options);
  return {
    lines: items.map((text, at) => ({ sign: `${letterOf(at)})`, text })),
    instruction: language.typeOrder(exampleOf(items.length)),
    hint: 'notOrdered',
    read: (text) => read(form, names(), text),
    right: (right, longest) =>
      Array.isArray(right) ? inWords(items, right.map(Number), longest) : undefined,
  };
}

/** "C A B": the last first, so that nobody takes it for the order that is shown. */
function exampleOf(count: number): string {
  const letters = Array.from({ length: count }, (_, at) => letterOf((at + count - 1) % count));
  return letters.join(' ');
}

/**
 * "c a b", "CAB", "C > A > B", "3 1 2", "312", the items in words, or each behind or before its place:
 * "1. C 2. A 3. B". Letters mean what stands behind them in the chat, also where an item is called "A".
 */
function read(
  form: FormOf<'order'>,
  texts: Names<number>['texts'],
  typed: string,
): FormValue | undefined {
  if (typed.length > LONGEST_TYPED) return undefined;
  const count = form.options.length;
  const text = folded(typed);
  const letter = (sign: string) => letterIn(count, sign);
  const number = (sign: string) => numberIn(count, sign);
  const asOrder = (places: unknown) => readForm(form, places);
  const run = [...withoutSigns(text)];
  return (
    asOrder(run.map(letter)) ??
    asOrder(meant(scan(text, { texts: [], letter }, count))) ??
    asOrder(inTurn(scan(text, { texts, letter, number }, 2 * count), count)) ??
    (count < 10 ? asOrder(run.map(number)) : undefined)
  );
}

const meant = (named: Named<number>[] | undefined) => named?.map((one) => one.meant);

/** The items in the order in which they are named, or in that of the places beside them. */
function inTurn(named: Named<number>[] | undefined, count: number): number[] | undefined {
  if (!named) return undefined;
  const numbers = named.filter(({ by }) => by === 'number').length;
  if (named.length === count) return numbers % count === 0 ? meant(named) : undefined;
  if (named.length !== 2 * count || numbers !== count) return undefined;
  const [first, second] = [0, 1].map((side) => named.filter((_, at) => at % 2 === side));
  if (!first || !second) return undefined;
  const [places, items] = first[0]?.by === 'number' ? [first, second] : [second, first];
  if (places.some(({ by }) => by !== 'number')) return undefined;
  const order: number[] = [];
  for (const [at, { meant: place }] of places.entries()) order[place] = items[at]?.meant ?? -1;
  return Array.from(order);
}

/** Whole if that fits, else each item shortened, else by letters. */
function inWords(items: readonly string[], order: number[], longest: number): string {
  const shown = order.map((index) => items[index] ?? '');
  const arrow = isRightToLeft(shown.join('')) ? ' ← ' : ' → ';
  const room = Math.floor((longest - arrow.length * (order.length - 1)) / order.length);
  const whole = shown.join(arrow);
  if ([...whole].length <= longest) return whole;
  if (room >= LEAST_ITEM) return shown.map((item) => shorten(item, room)).join(arrow);
  return order.map(letterOf).join(' → ');
}
