type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value changed by a JSON Merge Patch (RFC 7396): fields are replaced one by one, null removes one. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const fields = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [name, change] of Object.entries(patch)) {
    if (change === null) fields.delete(name);
    else fields.set(name, mergePatch(fields.get(name), change));
  }
  return Object.fromEntries(fields);
}

/** The same for an object and a patch of its fields. */
export const mergeFields = (target: Fields, patch: Fields): Fields =>
  mergePatch(target, patch) as Fields;
