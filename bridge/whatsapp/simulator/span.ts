import { z } from '../../../server/plugin.ts';
import type { Random } from './random.ts';

const ms = z
  .number()
  .min(0)
  .max(30 * 24 * 3_600_000);

/**
 * How long something takes, in ms: always the same, anything between two bounds, or as networks do
 * it (log-normal, by its median and the value that 95 % stay below).
 */
export const span = z.union([
  ms,
  z.tuple([ms, ms]),
  z.object({ median: ms.min(1), p95: ms.min(1) }).strict(),
]);

export type Span = z.output<typeof span>;

/** The 95th percentile of the standard normal distribution. */
const Z95 = 1.6449;

/** Draws a time, in ms. */
export function draw(from: Span, random: Random): number {
  if (typeof from === 'number') return from;
  if (Array.isArray(from)) return from[0] + (from[1] - from[0]) * random();
  const deviation = Math.log(from.p95 / from.median) / Z95;
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return from.median * Math.exp(deviation * normal);
}
