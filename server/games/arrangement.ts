import { createHash } from 'node:crypto';
import type { Definition } from '../engine/state.ts';
import type { Form } from '../protocol/form.ts';

/**
 * How a game shows the options of `order` and the right column of `match`: never in the right order,
 * and for everybody in the same one. `arrangement[place]` is the author's index of what is shown there.
 */
export type Arrangement = readonly number[];

/** The arrangement of a question's form; undefined for forms whose options stay where they are. */
export function arrange(
  { seed, id }: Pick<Definition, 'seed' | 'id'>,
  index: number,
  form: Form,
): Arrangement | undefined {
  const count = movable(form);
  return count === undefined ? undefined : shuffle(count, `${seed ?? id}:${index}`);
}

function movable(form: Form): number | undefined {
  switch (form.kind) {
    case 'order':
      return form.options.length;
    case 'match':
      return form.right.length;
    case 'pick':
    case 'text':
    case 'number':
    case 'point':
      return undefined;
  }
}

/** A form with its options where the arrangement puts them. */
export function arranged(form: Form, arrangement: Arrangement | undefined): Form {
  if (!arrangement) return form;
  const moved = <Item>(items: Item[]) => arrangement.map((from) => items[from] as Item);
  switch (form.kind) {
    case 'order':
      return { ...form, options: moved(form.options) };
    case 'match':
      return { ...form, right: moved(form.right) };
    case 'pick':
    case 'text':
    case 'number':
    case 'point':
      return form;
  }
}

/**
 * A value as clients give it, in the author's indexes. Anything but a list of places stays as it
 * is.
 */
export const fromShown = (arrangement: Arrangement | undefined, value: unknown): unknown =>
  mapped(value, (place) => arrangement?.[place], arrangement);

/** A value in the author's indexes, as clients give it. */
export const toShown = (arrangement: Arrangement | undefined, value: unknown): unknown =>
  mapped(value, (from) => arrangement?.indexOf(from), arrangement);

function mapped(
  value: unknown,
  to: (index: number) => number | undefined,
  arrangement: Arrangement | undefined,
): unknown {
  if (!arrangement || !Array.isArray(value)) return value;
  return value.map((item) => (typeof item === 'number' ? (to(item) ?? item) : item));
}

/**
 * Fisher and Yates, by numbers from a hash. When everything stays where it was, each moves by one:
 * the right order is never shown.
 */
function shuffle(count: number, seed: string): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  const bytes = createHash('sha256').update(seed).digest();
  for (let last = count - 1; last > 0; last--) {
    // 16 bits for at most 10 places: no order is favoured by more than 1 in 6,000.
    const pick = bytes.readUInt16LE(2 * last) % (last + 1);
    [order[last], order[pick]] = [order[pick] as number, order[last] as number];
  }
  return order.every((from, place) => from === place)
    ? order.map((_, place) => (place + 1) % count)
    : order;
}
