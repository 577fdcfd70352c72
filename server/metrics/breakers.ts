import { Gauge, type Registry } from 'prom-client';
import type { Breaker } from '../breaker/breaker.ts';

/** Merged, this is how many processes find a service away. */
export function breakerMetrics(metrics: Registry, breakers: Breaker[]): void {
  new Gauge({
    name: 'qrush_breaker_open',
    help: '1 while calls to a service fail at once, because it is down',
    labelNames: ['name'],
    registers: [metrics],
    collect() {
      for (const { name, state } of breakers) this.set({ name }, state === 'closed' ? 0 : 1);
    },
  });
}
