/** Figures about many values. */

/** The value below which this part (0..1) of the values lies; NaN when there are none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1));
  return sorted[at] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

/** A number as people read it: `12,300`, `1,234`, `56.7`, `8.90`, `0.123`. */
export function show(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 || size === 0 ? 2 : 3;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

/** The median and the spread of several runs: `1.83 (1.80..1.91)`. */
export function showSpread(values: readonly number[]): string {
  if (values.length < 2) return show(median(values));
  return `${show(median(values))} (${show(Math.min(...values))}..${show(Math.max(...values))})`;
}
