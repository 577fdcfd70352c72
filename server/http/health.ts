import type { FastifyInstance } from 'fastify';
import {
  AggregatorRegistry,
  Gauge,
  type MetricObjectWithValues,
  type MetricValue,
  type Registry,
} from 'prom-client';
import { type Breaker, breakerStates } from '../breaker/breaker.ts';
import { fold } from '../protocol/errors.ts';
import type { Gather } from '../realtime/gather.ts';
import type { SecuredSettings } from '../secrets.ts';
import { isOpen, requireAdmin } from './access.ts';
import { COMPRESSED } from './compression.ts';

export interface HealthSources {
  settings: SecuredSettings;
  metrics: Registry;
  /** Metrics of what all processes share: read by the one that is asked. */
  shared: Registry;
  breakers: Breaker[];
  gather: Gather;
  /** Named checks; one that rejects makes the server not ready. */
  checks: Record<string, () => Promise<void>>;
}

/** Liveness and readiness of this process, and metrics of all for Prometheus (with the ADMIN_TOKEN, but in open mode). */
export function healthRoutes(
  http: FastifyInstance,
  { settings, metrics, shared, breakers, gather, checks }: HealthSources,
): void {
  http.get('/health', async () => ({ status: 'ok', uptime: Math.round(process.uptime()) }));

  http.get('/health/ready', async (_request, reply) => {
    const reasons: Record<string, string> = {};
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => {
        try {
          await check();
          return [name, 'ok'] as const;
        } catch (error) {
          const { code, message } = fold(error);
          reasons[name] = message;
          return [name, code === 'INTERNAL' ? 'failed' : code] as const;
        }
      }),
    );
    const ready = results.every(([, result]) => result === 'ok');
    return reply.code(ready ? 200 : 503).send({
      status: ready ? 'ready' : 'not ready',
      checks: Object.fromEntries(results),
      ...(!ready && { reasons }),
      breakers: breakerStates(breakers),
    });
  });

  const processes = new Gauge({
    name: 'qrush_processes',
    help: 'Processes whose numbers these are, and those that did not answer in time',
    labelNames: ['answered'],
    registers: [shared],
  });
  gather.answer('metrics', () => metrics.getMetricsAsJSON());
  http.get('/metrics', COMPRESSED, async (request, reply) => {
    if (!isOpen(settings, request)) requireAdmin(settings, request);
    const { answers, missing } = await gather.ask('metrics');
    processes.set({ answered: 'yes' }, answers.length);
    processes.set({ answered: 'no' }, missing);
    const all = answers as MetricObjectWithValues<MetricValue<string>>[][];
    const merged = all.length === 1 ? metrics : AggregatorRegistry.aggregate(all);
    const [ofEach, ofAll] = await Promise.all([merged.metrics(), shared.metrics()]);
    return reply.type(metrics.contentType).send(ofEach + ofAll);
  });
}
