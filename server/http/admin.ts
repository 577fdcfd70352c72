import { hostname } from 'node:os';
import type { FastifyInstance } from 'fastify';
import type { Jobs } from '../jobs/contract.ts';
import type { StatsTopic } from '../plugin.ts';
import type { Gather } from '../realtime/gather.ts';
import type { SecuredSettings } from '../secrets.ts';
import type { Stats } from '../stats.ts';
import { requireAdmin } from './access.ts';
import { COMPRESSED } from './compression.ts';

/** Names a process among those of all hosts. */
const PROCESS = { host: hostname(), pid: process.pid };

/** Figures that each process has of itself only. Of games every process knows the same. */
const OWN_TOPICS: StatsTopic[] = ['queue', 'db', 'worker'];

export interface AdminSources {
  settings: SecuredSettings;
  stats: Stats;
  jobs: Pick<Jobs, 'counts'>;
  gather: Gather;
}

/** `GET /admin/:topic-stats` of the whole cluster, for whoever has the ADMIN_TOKEN. */
export function adminRoutes(
  http: FastifyInstance,
  { settings, stats, jobs, gather }: AdminSources,
): void {
  http.get('/admin/game-stats', async (request) => {
    requireAdmin(settings, request);
    return stats.read('game');
  });
  for (const topic of OWN_TOPICS) {
    gather.answer(topic, async () => ({ ...PROCESS, ...(await stats.read(topic)) }));
    http.get(`/admin/${topic}-stats`, COMPRESSED, async (request) => {
      requireAdmin(settings, request);
      const { answers: processes, missing } = await gather.ask(topic);
      return topic === 'queue'
        ? { queues: await jobs.counts(), processes, missing }
        : { processes, missing };
    });
  }
}
