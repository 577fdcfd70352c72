import { badValue, invalidParameter, missingParameter } from '../graph-error.ts';

/** Readers of single fields, each with the refusal that the Cloud API has for a wrong one. */

export type Fields = Record<string, unknown>;

export function object(value: unknown, name: string): Fields {
  if (value === undefined) throw missingParameter(`${name} is required`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidParameter(`${name} must be an object`);
  }
  return value as Fields;
}

export function array(value: unknown, name: string, min: number, max: number): unknown[] {
  if (!Array.isArray(value)) throw missingParameter(`${name} is required`);
  if (value.length < min || value.length > max) {
    throw badValue(`Invalid ${name} count. Min allowed count: ${min}, Max allowed count: ${max}`);
  }
  return value;
}

/** @param max code points */
export function text(value: unknown, name: string, max: number): string {
  if (value === undefined) throw missingParameter(`${name} is required`);
  if (typeof value !== 'string') throw invalidParameter(`${name} must be a string`);
  const length = [...value].length;
  if (value.trim() === '' || length > max) {
    throw badValue(`${name} length invalid. Min length: 1, Max length: ${max}`);
  }
  return value;
}

export function line(value: unknown, name: string, max: number): string {
  const read = text(value, name, max);
  if (/[\r\n]/.test(read)) throw badValue(`${name} cannot have line breaks`);
  return read;
}

export const optional = (value: unknown, name: string, max: number): string =>
  value === undefined ? '' : text(value, name, max);

/** @param local whether a path will do, too */
export function url(value: unknown, name: string): string {
  const link = text(value, name, 2048);
  if (!/^https?:\/\//.test(link)) throw badValue(`${name} is not a valid URL`);
  return link;
}

export function distinct<Name extends string>(
  items: Record<Name, string>[],
  name: Name,
  what: string,
): void {
  if (new Set(items.map((item) => item[name])).size < items.length) {
    throw badValue(`Duplicate ${name} in ${what}`);
  }
}
