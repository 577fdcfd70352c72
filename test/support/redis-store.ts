import { Cluster, Redis } from 'ioredis';
import pino from 'pino';
import { isCluster } from '../../server/store/redis/connection.ts';
import { createRedisStore } from '../../server/store/redis/redis-store.ts';
import type { StoreUnderTest } from '../contract/store-contract.ts';

const log = pino({ level: 'silent' });

/** Three clients of the Redis at this URL, and time that really passes. */
export async function openRedisStores(url: string, prefix = 'test:'): Promise<StoreUnderTest> {
  const clients = await Promise.all([1, 2, 3].map(() => createRedisStore({ url, prefix, log })));
  const nodes = isCluster(url) ? new Cluster(url.split(',')).on('error', () => {}) : new Redis(url);
  return {
    clients,
    advance: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    async clear() {
      const masters = nodes instanceof Cluster ? nodes.nodes('master') : [nodes];
      await Promise.all(masters.map((node) => node.flushdb()));
    },
    async close() {
      await Promise.all(clients.map((client) => client.close()));
      nodes.disconnect();
    },
  };
}
