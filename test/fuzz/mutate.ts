import { encode, NASTY_TEXTS, nasty } from './nasty.ts';
import type { Source } from './source.ts';

/** Characters of JSON that a value may have to be repeated: it would grow without end. */
const SMALL = 2000;

/** A copy of a value of JSON with something in it that is not as it should be. */
export function mutate(source: Source, value: unknown): unknown {
  // The deeper it lies, the likelier the place is further down.
  if (Array.isArray(value) && value.length > 0 && source.chance(0.7)) {
    const at = source.below(value.length);
    return value.map((item, index) => (index === at ? mutate(source, item) : item));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const keys = Object.keys(value);
    if (keys.length > 0 && source.chance(0.8)) return mutateField(source, value, keys);
    if (source.chance(0.5)) return { ...value, [source.pick(NASTY_TEXTS)]: nasty(source) };
  }
  if (Array.isArray(value) && source.chance(0.5)) {
    if (source.chance(0.5) || encode(value).length > SMALL) return [...value, nasty(source)];
    return Array.from({ length: 200 }, () => value).flat();
  }
  if (typeof value === 'string' && source.chance(0.5)) return mutateText(source, value);
  if (typeof value === 'number' && source.chance(0.5))
    return source.pick([-value, value + 1, value + 0.5, String(value), value * 1e9, [value]]);
  return nasty(source);
}

function mutateField(source: Source, value: object, keys: string[]): object {
  const key = source.pick(keys);
  const { [key]: chosen, ...others } = value as Record<string, unknown>;
  return source.chance(0.15) ? others : { ...value, [key]: mutate(source, chosen) };
}

function mutateText(source: Source, text: string): string {
  const at = source.below(text.length + 1);
  return source.pick([
    () => text.slice(0, at) + source.pick(NASTY_TEXTS) + text.slice(at),
    () => text.slice(0, at) + text.slice(at + 1),
    () => (text.length > SMALL ? text : text.repeat(1 + source.below(50))),
    () => text.toUpperCase(),
    () => [...text].toReversed().join(''),
    () => text.slice(0, at),
  ])();
}

/** Mostly mutated, some as it is: so that inputs get far. @param share of those that are mutated */
export function perhapsMutate(source: Source, value: unknown, share: number): unknown {
  let result = value;
  while (source.chance(share)) {
    result = mutate(source, result);
    if (source.chance(0.5)) break;
  }
  return result;
}

/** Bytes with some of them cut, doubled, turned or replaced. */
export function corrupt(source: Source, bytes: Buffer): Buffer {
  const at = source.below(bytes.length + 1);
  const before = bytes.subarray(0, at);
  const after = bytes.subarray(at);
  return source.pick([
    () => before,
    () => after,
    () => Buffer.concat([before, bytes, after]),
    () => Buffer.concat([before, Buffer.from(source.pick(NASTY_TEXTS)), after]),
    () => Buffer.concat([before, Buffer.from([source.below(256)]), after.subarray(1)]),
    () => Buffer.concat([before, Buffer.from([0xff, 0xfe, 0xc0, 0x80]), after]),
    () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
    () => Buffer.from(bytes.toString(), 'utf16le'),
  ])();
}
