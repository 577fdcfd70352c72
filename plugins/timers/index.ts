import { Counter, Histogram } from 'prom-client';
import { definePlugin, type Timers, z } from '../../server/plugin.ts';
import { TimerLoop } from './loop.ts';

type Handler = Parameters<Timers['handle']>[1];

const config = z.object({
  /** ms after which a timer whose process died fires in another one. */
  lease: z.number().int().min(100).max(60_000).default(2000),
});

/** Timers that fire on time in exactly one process, and again elsewhere when that process dies. */
export default definePlugin({
  name: 'timers',
  config,
  setup({ state, now, provide, metrics, log, config: { lease } }) {
    const handlers = new Map<string, Handler>();
    const unknown = new Set<string>();
    const lateness = new Histogram({
      name: 'qrush_timer_lateness_seconds',
      help: 'How late timers fire',
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2],
      registers: [metrics],
    });
    const failures = new Counter({
      name: 'qrush_timer_failures_total',
      help: 'Timers whose handler failed; they fire again after the lease',
      labelNames: ['kind'],
      registers: [metrics],
    });

    provide('timers', {
      handle(kind, handler) {
        if (handlers.has(kind)) throw new Error(`two handlers for timers of the kind "${kind}"`);
        handlers.set(kind, handler);
      },
      set: (kind, key, at) => state.timers.set({ kind, key, at }),
      cancel: (kind, key) => state.timers.cancel(kind, key),
      start: () => loop.start(),
    });

    let away = false;
    const loop = new TimerLoop({
      timers: state.timers,
      now,
      lease,
      async fire({ kind, key, at }, late) {
        away = false;
        const handler = handlers.get(kind);
        if (!handler) {
          if (!unknown.has(kind)) log.warn({ kind }, 'nobody here handles timers of this kind');
          unknown.add(kind);
          return false;
        }
        lateness.observe(late / 1000);
        try {
          await handler(key, at);
          return true;
        } catch (error) {
          failures.inc({ kind });
          log.error({ err: error, kind, key }, 'a timer failed; it fires again after the lease');
          return false;
        }
      },
      onError(error) {
        // The store may be away for a while, and is asked often: that is said once.
        if (!away) log.warn({ err: error }, 'the timers could not be read; trying again');
        away = true;
      },
    });
    return () => loop.stop();
  },
});
