import type { Redis } from 'ioredis';
import { Script } from './script.ts';

type Argument = string | number;

/**
 * A Redis that all processes share, never a cluster: for plugins that need atomic steps of their
 * own, over as many keys as they like.
 */
export interface SharedRedis {
  readonly client: Redis;
  /** The full name of a key of the plugin's. */
  key(name: string): string;
  /** Declares a Lua script. @returns runs it, in one atomic step; keys are full names */
  script<Reply>(lua: string): (keys: string[], args?: Argument[]) => Promise<Reply>;
}

/** @param prefix what all keys of this plugin begin with */
export const sharedRedis = (client: Redis, prefix: string): SharedRedis => ({
  client,
  key: (name) => prefix + name,
  script<Reply>(lua: string) {
    const script = new Script<Reply>(lua);
    return (keys, args = []) => script.run(client, keys, args);
  },
});
