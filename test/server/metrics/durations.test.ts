import fc from 'fast-check';
import { Histogram, Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { durations } from '../../../server/metrics/durations.ts';

const BOUNDS = [0.001, 0.01, 0.1];
const NAMES = { name: 'took_seconds', help: 'Time it took' };

it('says what a histogram of prom-client says', async () => {
  const seconds = fc.oneof(fc.constantFrom(...BOUNDS), fc.double({ min: 0, max: 1, noNaN: true }));
  const events = fc.array(fc.record({ event: fc.constantFrom('join', 'answer'), seconds }));
  await fc.assert(
    fc.asyncProperty(events, async (observed) => {
      const [own, usual] = [new Registry(), new Registry()];
      const took = durations(own, { ...NAMES, label: 'event', bounds: BOUNDS });
      const histogram = new Histogram({
        ...NAMES,
        labelNames: ['event'],
        buckets: BOUNDS,
        registers: [usual],
      });
      for (const each of observed) {
        took(each.event).observe(each.seconds);
        histogram.labels({ event: each.event }).observe(each.seconds);
      }
      expect(lines(await own.metrics())).toEqual(lines(await usual.metrics()));
      own.resetMetrics();
      expect(lines(await own.metrics())).toHaveLength(2);
    }),
  );
});

/** Lines in whatever order, and labels, too. */
const lines = (metrics: string): string[] =>
  metrics
    .trim()
    .split('\n')
    .map((line) =>
      line.replace(/\{(.*)\}/, (_, labels: string) => `{${labels.split(',').sort().join(',')}}`),
    )
    .sort();
