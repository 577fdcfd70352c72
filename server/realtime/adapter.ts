import { createAdapter, createShardedAdapter } from '@socket.io/redis-adapter';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Server } from 'socket.io';
import { type Client, connect, disconnect, isReady } from '../store/redis/connection.ts';

/** Redis from which on a channel can be sharded (SPUBLISH). */
const SHARDED_SINCE = 7;

/** What carries events between processes. */
export interface ClusterAdapter {
  /** Attaches it: rooms reach over all processes from now on. */
  attach(io: Server): void;
  /** Whether this process sends, and hears the others. */
  connected(): { publisher: boolean; subscriber: boolean };
  close(): Promise<void>;
}

/**
 * The Redis adapter: sharded, so that a process hears only of games whose players it has; the
 * classic one where Redis is older than 7.
 * @throws Error when Redis can not be reached
 */
export async function openClusterAdapter(
  url: string,
  prefix: string,
  log: Logger,
): Promise<ClusterAdapter> {
  const publisher = connect(url, 'qrush-publish', log);
  // Replies of subscriptions do not go with pipelines.
  const subscriber = connect(url, 'qrush-subscribe', log, { enableAutoPipelining: false });
  const major = await majorVersion(publisher);
  return {
    attach(io) {
      const channelPrefix = `${prefix}socket.io`;
      io.adapter(
        major >= SHARDED_SINCE
          ? createShardedAdapter(publisher, subscriber, {
              channelPrefix,
              subscriptionMode: 'dynamic',
            })
          : createAdapter(publisher, subscriber, { key: channelPrefix }),
      );
    },
    connected: () => ({ publisher: isReady(publisher), subscriber: isReady(subscriber) }),
    async close() {
      await Promise.all([disconnect(publisher), disconnect(subscriber)]);
    },
  };
}

async function majorVersion(client: Client): Promise<number> {
  const info = await (client as Redis).info('server');
  return Number(/redis_version:(\d+)/.exec(info)?.[1] ?? 0);
}
