import { z } from 'zod';
import type { JsonSchema } from '../protocol/openapi.ts';

export const JSON_TYPE = 'application/json';

/** A schema as OpenAPI 3.1 takes it. Fields that it does not name may be there: the wire grows. */
export function jsonSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}
