import { Histogram, type Registry } from 'prom-client';
import { durations } from './durations.ts';

/** Seconds: from a fraction of a ms on this machine to where callers give up. */
const BUCKETS = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2];

/** How long Redis and the database take to answer. */
export interface RoundTrips {
  /** @returns takes the seconds of a command of this role */
  redis(role: string): (seconds: number) => void;
  /** Takes the seconds of a statement. */
  database(seconds: number): void;
}

export function roundTrips(metrics: Registry): RoundTrips {
  const redis = durations(metrics, {
    name: 'qrush_redis_seconds',
    help: 'Time from a command of Redis to its reply',
    label: 'role',
    bounds: BUCKETS,
  });
  const database = new Histogram({
    name: 'qrush_db_seconds',
    help: 'Time of a statement of the database',
    buckets: BUCKETS,
    registers: [metrics],
  });
  return {
    redis: (role) => (seconds) => redis(role).observe(seconds),
    database: (seconds) => database.observe(seconds),
  };
}
