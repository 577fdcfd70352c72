import type { FastifyInstance } from 'fastify';
import {
  AggregatorRegistry,
  type MetricObjectWithValues,
  type MetricValue,
  type Registry,
} from 'prom-client';
import { fold } from '../errors.ts';
import type { Gather } from '../realtime/gather.ts';
import type { SecuredSettings } from '../secrets.ts';
import { isOpen, requireAdmin } from './access.ts';

export interface HealthSources {
  settings: SecuredSettings;
  metrics: Registry;
  gather: Gather;
  /** Named checks; one that rejects makes the server not ready. */
  checks: Record<string, () => Promise<void>>;
}

/** Liveness and readiness of this process, and metrics of all for Prometheus (with the ADMIN_TOKEN, but in open mode). */
export function healthRoutes(
  http: FastifyInstance,
  { settings, metrics, gather, checks }: HealthSources,
): void {
  http.get('/health', async () => ({ status: 'ok', uptime: Math.round(process.uptime()) }));

  http.get('/health/ready', async (_request, reply) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => {
        try {
          await check();
          return [name, 'ok'] as const;
        } catch (error) {
          return [name, fold(error).code === 'INTERNAL' ? 'failed' : fold(error).code] as const;
        }
      }),
    );
    const ready = results.every(([, result]) => result === 'ok');
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'not ready', checks: Object.fromEntries(results) });
  });

  gather.answer('metrics', () => metrics.getMetricsAsJSON());
  http.get('/metrics', async (request, reply) => {
    if (!isOpen(settings, request)) requireAdmin(settings, request);
    const all = (await gather.ask('metrics')) as MetricObjectWithValues<MetricValue<string>>[][];
    const merged = all.length === 1 ? metrics : AggregatorRegistry.aggregate(all);
    return reply.type(metrics.contentType).send(await merged.metrics());
  });
}
