import { defineConfig } from '@mikro-orm/postgresql';
import { sharedOptions } from '../options.ts';
import type { QueryLog } from '../query-log.ts';

/** How full a pool of connections is, as `pg` tells. */
export interface PoolUse {
  totalCount: number;
  idleCount: number;
  waitingCount: number;
}

export interface Database {
  url: string;
  replicaUrls: string[];
  /** Connections of this process, to each of them. */
  connections: number;
}

/** ms after which an idle connection is given back. */
const IDLE = 30_000;

/** The ORM's options for a PostgreSQL server. @param onPool is handed each pool of connections */
export function postgresOptions(
  { url, replicaUrls, connections }: Database,
  queries: QueryLog,
  onPool: (pool: PoolUse) => void,
) {
  return defineConfig({
    ...sharedOptions(queries),
    clientUrl: url,
    replicas: replicaUrls.map((clientUrl, index) => ({ name: `replica-${index + 1}`, clientUrl })),
    pool: { min: 0, max: connections, idleTimeoutMillis: IDLE },
    driverOptions: { onPoolCreated: onPool, connectionTimeoutMillis: 5000 },
  });
}
