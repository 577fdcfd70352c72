import { afterAll } from 'vitest';
import { storeContract } from '../../contract/store-contract.ts';
import { startRedisCluster } from '../../support/redis.ts';
import { openRedisStores } from '../../support/redis-store.ts';

const cluster = await startRedisCluster();
afterAll(() => cluster[Symbol.asyncDispose]());

storeContract('the Redis store on a cluster of three', () => openRedisStores(cluster.url));
