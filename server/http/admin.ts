import type { FastifyInstance } from 'fastify';
import type { StatsTopic } from '../plugin.ts';
import type { SecuredSettings } from '../secrets.ts';
import type { Stats } from '../stats.ts';
import { requireAdmin } from './access.ts';

const TOPICS: StatsTopic[] = ['queue', 'game', 'db', 'worker'];

/** `GET /admin/:topic-stats`, for whoever has the ADMIN_TOKEN. */
export function adminRoutes(http: FastifyInstance, settings: SecuredSettings, stats: Stats): void {
  for (const topic of TOPICS) {
    http.get(`/admin/${topic}-stats`, async (request) => {
      requireAdmin(settings, request);
      return stats.read(topic);
    });
  }
}
