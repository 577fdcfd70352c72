type Schema = Record<string, unknown>;

/** Objects and lists inside of each other. */
const DEEPEST = 6;

/** Items of a list at the most. */
const MOST_ITEMS = 10;

/** A small value that a JSON Schema allows, as far as that can be told from it. */
export function sampleOf(schema: unknown, place = 1, depth = 0): unknown {
  const given = Object(schema) as Schema;
  if (depth > DEEPEST) return undefined;
  if ('default' in given) return given.default;
  if ('const' in given) return given.const;
  if (Array.isArray(given.enum)) return given.enum[0];
  const [choice] = [given.anyOf, given.oneOf].flat();
  if (choice !== undefined) return sampleOf(choice, place, depth + 1);
  switch (given.type) {
    case 'object':
      return objectOf(given, depth);
    case 'array':
      return Array.from({ length: Math.min(Number(given.minItems ?? 1), MOST_ITEMS) }, (_, index) =>
        sampleOf(given.items, index + 1, depth + 1),
      );
    case 'string':
      return `Answer ${place}`.padEnd(Number(given.minLength ?? 0), '.').slice(0, limitOf(given));
    case 'number':
    case 'integer':
      return Math.max(Number(given.minimum ?? 0), place - 1);
    case 'boolean':
      return true;
    default:
      return undefined;
  }
}

/** A sample with the required fields. */
function objectOf({ properties = {}, required = [] }: Schema, depth: number): Schema {
  const names = Array.isArray(required) ? required.map(String) : [];
  const fields = Object(properties) as Schema;
  return Object.fromEntries(names.map((name) => [name, sampleOf(fields[name], 1, depth + 1)]));
}

const limitOf = ({ maxLength }: Schema): number =>
  typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY;
