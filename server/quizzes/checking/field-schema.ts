import { z } from 'zod';

type Schema = Record<string, unknown>;

/** Keywords that only the outside of a schema has: they say which fields are required. */
const OF_INPUT = new Set(['required', 'additionalProperties', 'default']);

/**
 * The JSON Schema of what an author writes. Where a field is measured before it is looked at (a pipe),
 * its items are those that come out of it.
 */
export function fieldSchema(fields: z.ZodType): Schema {
  const of = (io: 'input' | 'output') => {
    const made = z.toJSONSchema(fields, { io, unrepresentable: 'any' });
    const { $schema: _, ...schema } = JSON.parse(JSON.stringify(made)) as Schema;
    return schema;
  };
  return completed(of('input'), of('output')) as Schema;
}

function completed(input: unknown, output: unknown): unknown {
  if (!isObject(input) || !isObject(output)) return input;
  const added = Object.entries(output).filter(([name]) => !(name in input || OF_INPUT.has(name)));
  const kept = Object.entries(input).map(([name, value]) => [name, completed(value, output[name])]);
  return Object.fromEntries([...kept, ...added]);
}

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
