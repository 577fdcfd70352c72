/** Checks on a plugin before it is set up: a word that is misspelt is an error, and says where. */
import type { z } from 'zod';
import { written } from './places.ts';
import type { Plugin } from './plugin.ts';
import { isOwn, placeOf } from './plugin-files.ts';

/** The members of a plugin's declaration. */
const MEMBERS: Record<keyof Plugin, true> = {
  name: true,
  dependsOn: true,
  config: true,
  settings: true,
  errors: true,
  events: true,
  setup: true,
};

/** Where a plugin was declared, in brackets; nothing for those of this package. */
export function declaredAt(plugin: object): string {
  const place = placeOf(plugin);
  return place && !isOwn(plugin) ? ` (${written(place)})` : '';
}

/** A member of the declaration that no plugin has, with what it may have meant. */
export function unknownMember(plugin: object): string | undefined {
  const name = Object.keys(plugin).find((key) => !Object.hasOwn(MEMBERS, key));
  return name === undefined ? undefined : `"${name}"; known are ${Object.keys(MEMBERS).join(', ')}`;
}

/** The part of a zod schema's definition that says what it consists of, whichever copy of zod it is of. */
interface Schema {
  def?: {
    type?: string;
    shape?: Record<string, Schema>;
    catchall?: unknown;
    element?: Schema;
    innerType?: Schema;
  };
}

/**
 * The first key of a config that its schema does not know, written with the way to it. A schema that
 * says what becomes of other keys (`z.looseObject`, `catchall`) knows them all.
 */
export function unknownKey(schema: z.ZodType, given: unknown): string | undefined {
  return find(schema as Schema, given, []);
}

function find({ def }: Schema, given: unknown, path: (string | number)[]): string | undefined {
  if (typeof given !== 'object' || given === null || !def) return undefined;
  if (def.innerType) return find(def.innerType, given, path);
  if (def.element && Array.isArray(given))
    return first(given.entries(), (item, index) => find(def.element ?? {}, item, [...path, index]));
  const { shape } = def;
  if (def.type !== 'object' || !shape || def.catchall !== undefined) return undefined;
  return first(Object.entries(given), (value, key) =>
    Object.hasOwn(shape, key)
      ? find(shape[key] ?? {}, value, [...path, key])
      : `${[...path, key].join('.')} is not known; known are ${Object.keys(shape).join(', ')}`,
  );
}

function first<Key>(
  entries: Iterable<[Key, unknown]>,
  look: (value: unknown, key: Key) => string | undefined,
): string | undefined {
  for (const [key, value] of entries) {
    const found = look(value, key);
    if (found !== undefined) return found;
  }
  return undefined;
}
