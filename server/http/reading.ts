import type { z } from 'zod';
import { QRushError } from '../protocol/errors.ts';

/**
 * Reads what came with a request, by its schema.
 * @param whole what the message calls it when no field is to blame
 * @throws QRushError `BAD_PAYLOAD` naming the field
 */
export function read<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  whole = 'body',
): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new QRushError('BAD_PAYLOAD', `${issue?.path.join('.') || whole}: ${issue?.message}`);
}
