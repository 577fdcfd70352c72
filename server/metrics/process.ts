import type { Server, ServerResponse } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Duplex } from 'node:stream';
import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import { watchUpgrades } from '../http/upgrades.ts';

/**
 * ms between two looks at the event loop; a loop that is on time shows it as its delay. Each look wakes
 * the process: at 10 ms that took half a percent of a core from a server with nothing to do.
 */
const RESOLUTION = 20;

/** ms for which it is still watched when nobody is served any more. */
const LINGER = 1000;

/**
 * Event loop statistics of prom-client that we leave out; `qrush_event_loop_delay_seconds` has
 * them.
 */
const LEFT_OUT = ['min', 'max', 'mean', 'stddev', 'p50', 'p90', 'p99'];

/** ms between those looks, which cannot be turned off: as good as never. */
const NEVER = 2 ** 31 - 1;

/** Sums of gauges that are there by type; their names are those of counters. */
const MISNAMED = ['handles', 'requests', 'resources'].map((what) => `nodejs_active_${what}_total`);

/** How late the event loop comes to its work, ms. */
export interface Delay {
  p50: number;
  p99: number;
  max: number;
}

export interface EventLoop {
  /** Since the metrics were last read; of the time in which it was watched. */
  delay(): Delay;
  /** Watches it from now on. */
  watch(): void;
  /** Watches it while this server serves somebody: nobody else would notice. */
  watchFor(server: Server): void;
}

/** Memory, processor and event loop of this process. Merged, the worst process is shown. */
export function processMetrics(metrics: Registry): EventLoop {
  collectDefaultMetrics({ register: metrics, eventLoopMonitoringPrecision: NEVER });
  for (const name of LEFT_OUT) metrics.removeSingleMetric(`nodejs_eventloop_lag_${name}_seconds`);
  for (const name of MISNAMED) metrics.removeSingleMetric(name);
  const monitor = monitorEventLoopDelay({ resolution: RESOLUTION });
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
  const delay = () => ({
    p50: late(monitor.percentile(50)),
    p99: late(monitor.percentile(99)),
    max: late(monitor.max),
  });
  new Gauge({
    name: 'qrush_event_loop_delay_seconds',
    help: 'How late the event loop comes to its work, since this was last read',
    labelNames: ['statistic'],
    aggregator: 'max',
    registers: [metrics],
    collect() {
      for (const [statistic, ms] of Object.entries(delay())) this.set({ statistic }, ms / 1000);
      monitor.reset();
    },
  });
  let served = 0;
  let resting: NodeJS.Timeout | undefined;
  const left = () => {
    served -= 1;
    if (served === 0) resting = setTimeout(() => monitor.disable(), LINGER).unref();
  };
  const serve = (one: ServerResponse | Duplex) => {
    served += 1;
    clearTimeout(resting);
    monitor.enable();
    one.once('close', left);
  };
  return {
    delay,
    watch: () => void monitor.enable(),
    watchFor(server) {
      // A connection that is only kept for the next request is nobody.
      server.on('request', (_request, response) => serve(response));
      watchUpgrades(server, serve);
    },
  };
}
