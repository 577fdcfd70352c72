import { z } from 'zod';
import { QRushError } from '../protocol/errors.ts';

/**
 * Splits the options of a new game into the core's and the mode's, and validates both.
 * @throws QRushError `BAD_OPTIONS` naming the option
 */
export function readOptions<Core extends z.ZodRawShape, Mode extends object>(
  given: unknown,
  core: z.ZodObject<Core>,
  mode: z.ZodType<Mode>,
): [core: z.output<z.ZodObject<Core>>, mode: Mode] {
  const all = check(z.record(z.string(), z.unknown()), given ?? {});
  const entries = Object.entries(all);
  const ofCore = entries.filter(([name]) => Object.hasOwn(core.shape, name));
  const ofMode = entries.filter(([name]) => !Object.hasOwn(core.shape, name));
  const strictMode =
    mode instanceof z.ZodObject ? (mode.strict() as unknown as z.ZodType<Mode>) : mode;
  return [check(core, Object.fromEntries(ofCore)), check(strictMode, Object.fromEntries(ofMode))];
}

function check<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') || 'options';
  throw new QRushError('BAD_OPTIONS', `${where}: ${issue?.message ?? 'not valid'}.`);
}
