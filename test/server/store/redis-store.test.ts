import { afterAll } from 'vitest';
import { storeContract } from '../../contract/store-contract.ts';
import { startRedis } from '../../support/redis.ts';
import { openRedisStores } from '../../support/redis-store.ts';

const redis = await startRedis();
afterAll(() => redis[Symbol.asyncDispose]());

storeContract('the Redis store', () => openRedisStores(redis.url));
