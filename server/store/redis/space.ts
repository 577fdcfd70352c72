import type { Space } from '../contract.ts';
import type { RedisContext } from './context.ts';

/** A plugin's own keys. */
export function redisSpace({ client, keys }: RedisContext, name: string): Space {
  return {
    async get<T>(key: string) {
      const json = await client.get(keys.space(name, key));
      return json === null ? undefined : (JSON.parse(json) as T);
    },

    async set(key, value, ttl) {
      const json = JSON.stringify(value);
      if (ttl === undefined) await client.set(keys.space(name, key), json);
      else await client.set(keys.space(name, key), json, 'PX', ttl);
    },

    async add(key, value, ttl) {
      const json = JSON.stringify(value);
      const reply =
        ttl === undefined
          ? await client.set(keys.space(name, key), json, 'NX')
          : await client.set(keys.space(name, key), json, 'PX', ttl, 'NX');
      return reply !== null;
    },

    async delete(key) {
      await client.del(keys.space(name, key));
    },
  };
}
