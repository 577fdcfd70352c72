import type { Metric, Registry } from 'prom-client';

/** How long things of one kind took. */
export interface Durations {
  /** @param seconds of one of them */
  observe(seconds: number): void;
}

interface Series extends Durations {
  /** By bucket, not summed up; the last one is for what is longer than all bounds. */
  counts: number[];
  sum: number;
}

export interface DurationsOptions {
  name: string;
  help: string;
  /** The label that tells the series apart. */
  label: string;
  /** Upper bounds of the buckets, seconds, in order. */
  bounds: number[];
}

/**
 * A histogram for hot paths: to add to one is an addition to a number, whereas prom-client's own looks
 * its labels up, and checks them, each time (1.5 to 3 µs).
 * @returns the series of a label's value
 */
export function durations(
  metrics: Registry,
  { name, help, label, bounds }: DurationsOptions,
): (value: string) => Durations {
  const all = new Map<string, Series>();
  metrics.registerMetric({
    name,
    help,
    type: 'histogram',
    aggregator: 'sum',
    get: async () => ({
      name,
      help,
      type: 'histogram',
      aggregator: 'sum',
      values: [...all].flatMap(([value, series]) =>
        shown(name, { [label]: value }, bounds, series),
      ),
    }),
    reset: () => all.clear(),
  } as unknown as Metric);
  return (value) => {
    const known = all.get(value);
    if (known) return known;
    const series: Series = {
      counts: Array(bounds.length + 1).fill(0),
      sum: 0,
      observe(seconds) {
        let bucket = 0;
        while (bucket < bounds.length && seconds > (bounds[bucket] ?? 0)) bucket += 1;
        series.counts[bucket] = (series.counts[bucket] ?? 0) + 1;
        series.sum += seconds;
      },
    };
    all.set(value, series);
    return series;
  };
}

/** As Prometheus has it: each bucket counts the shorter ones, too. */
function shown(name: string, labels: object, bounds: number[], { counts, sum }: Series) {
  let count = 0;
  const buckets = counts.map((own, at) => {
    count += own;
    return {
      metricName: `${name}_bucket`,
      labels: { ...labels, le: bounds[at] ?? '+Inf' },
      value: count,
    };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: count },
  ];
}
