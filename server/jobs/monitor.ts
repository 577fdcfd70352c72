import type { Logger } from 'pino';
import { Counter, Histogram, type Registry } from 'prom-client';
import type { JobEvents } from './contract.ts';

/** Counts and logs what becomes of jobs. */
export function monitorJobs(metrics: Registry, log: Logger): JobEvents {
  const ended = new Counter({
    name: 'qrush_jobs_total',
    help: 'Jobs that ended, by queue and how: retrying will be tried again, failed will not',
    labelNames: ['queue', 'outcome'],
    registers: [metrics],
  });
  const duration = new Histogram({
    name: 'qrush_job_seconds',
    help: 'Time that jobs take',
    labelNames: ['queue'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers: [metrics],
  });
  return {
    done(queue, outcome, ms) {
      ended.inc({ queue, outcome });
      duration.observe({ queue }, ms / 1000);
    },
    error(queue, job, error) {
      log.warn({ err: error, queue, job }, 'a job failed');
    },
  };
}
