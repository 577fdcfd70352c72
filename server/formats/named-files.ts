/** Fields of questions, and of what is in them, that name a picture, a sound, a video or captions. */
const FIELDS = new Set(['image', 'audio', 'video', 'captions']);

/** How deep in a question these fields are looked for. */
const DEEPEST = 10;

/** The files that a quiz or a question names in such fields, wherever they stand in it. */
export function filesNamedIn(value: unknown): Set<string> {
  const found = new Set<string>();
  withFilesNamed(value, (name) => {
    found.add(name);
    return undefined;
  });
  return found;
}

/** The same with other names, where there is one. */
export function withFilesNamed<Value>(
  value: Value,
  rename: (name: string) => string | undefined,
  depth = 0,
): Value {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  const inside = (item: unknown) => withFilesNamed(item, rename, depth + 1);
  if (Array.isArray(value)) return value.map(inside) as Value;
  const renamed = Object.entries(value).map(([field, item]) => [
    field,
    FIELDS.has(field) && typeof item === 'string' ? (rename(item) ?? item) : inside(item),
  ]);
  return Object.fromEntries(renamed) as Value;
}
