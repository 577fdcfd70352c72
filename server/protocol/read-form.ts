import type { Form, FormOf, FormValue } from './form.ts';

/** Characters of a text where a form does not say. */
const LONGEST = 200;

/** Steps of a point's coordinates in 1. */
const POINT_STEPS = 1000;

/**
 * Reads a client's value by a form: equal answers give equal JSON. Pure; server, pages and chats share it.
 * @returns undefined when the value is no answer to the form
 */
export function readForm(form: Form, value: unknown): FormValue | undefined {
  switch (form.kind) {
    case 'pick':
      return readPick(form, value);
    case 'order':
      return isList(value, form.options.length, form.options.length) && isDistinct(value)
        ? value
        : undefined;
    case 'match':
      return isList(value, form.left.length, form.right.length) ? value : undefined;
    case 'text':
      return readText(form, value);
    case 'number':
      return readNumber(form, value);
    case 'point':
      return readPoint(value);
  }
}

function readPick({ options, least = 1, most = 1 }: FormOf<'pick'>, value: unknown) {
  if (most === 1) return isIndex(value, options.length) ? value : undefined;
  if (!Array.isArray(value) || value.length < least || value.length > most) return undefined;
  return isList(value, value.length, options.length) && isDistinct(value)
    ? value.toSorted((one, other) => one - other)
    : undefined;
}

function readText({ longest = LONGEST }: FormOf<'text'>, value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 4 * longest) return undefined;
  const text = value.normalize('NFC').trim();
  return text !== '' && text.length <= longest && text.isWellFormed() ? text : undefined;
}

function readNumber({ least, most, step }: FormOf<'number'>, value: unknown): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  if (value < (least ?? -Infinity) || value > (most ?? Infinity)) return undefined;
  if (step !== undefined) {
    const steps = (value - (least ?? 0)) / step;
    if (Math.abs(steps - Math.round(steps)) > 1e-9) return undefined;
  }
  // -0 is written as 0.
  return value === 0 ? 0 : value;
}

function readPoint(value: unknown): number[] | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const isPlace = (at: unknown) => typeof at === 'number' && at >= 0 && at <= 1;
  return value.every(isPlace)
    ? value.map((at: number) => Math.round(at * POINT_STEPS) / POINT_STEPS)
    : undefined;
}

const isIndex = (value: unknown, count: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < count;

const isList = (value: unknown, length: number, count: number): value is number[] =>
  Array.isArray(value) && value.length === length && value.every((one) => isIndex(one, count));

const isDistinct = (list: number[]): boolean => new Set(list).size === list.length;
