import { randomUUID } from 'node:crypto';
import { createAdapter, createShardedAdapter } from '@socket.io/redis-adapter';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Server } from 'socket.io';
import { type Client, connect, disconnect, isReady } from '../store/redis/connection.ts';

/** Redis from which on a channel can be sharded (SPUBLISH). */
const SHARDED_SINCE = 7;

/** Where a process gets messages that are for it alone. */
export interface Mailbox {
  readonly address: string;
  /** Sends to a mailbox, of whichever process; a message may get lost. */
  send(address: string, message: string): void;
  listen(listener: (message: string) => void): void;
}

/** Carries events between processes. */
export interface ClusterAdapter {
  readonly mailbox: Mailbox;
  /** Attaches it: rooms reach over all processes from now on. */
  attach(io: Server): void;
  /** Whether this process sends, and hears the others. */
  connected(): { publisher: boolean; subscriber: boolean };
  /** Calls back when this process hears the others again after a break. */
  onBack(listener: () => void): void;
  close(): Promise<void>;
}

/**
 * The Redis adapter: sharded, so that a process gets only packets for rooms of its own (those of
 * hosts); the classic one where Redis is older than 7. Events for players go to every process, see
 * relay.ts.
 * @throws Error when Redis cannot be reached
 */
export async function openClusterAdapter(
  url: string,
  prefix: string,
  log: Logger,
  observe?: (seconds: number) => void,
): Promise<ClusterAdapter> {
  const publisher = fireAndForget(connect(url, 'qrush-publish', log, { observe }));
  // Replies of subscriptions do not go with pipelines.
  const subscriber = fireAndForget(
    connect(url, 'qrush-subscribe', log, { enableAutoPipelining: false }),
  );
  const major = await majorVersion(publisher);
  const mailbox = await openMailbox(publisher, subscriber, prefix);
  return {
    mailbox,
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
    onBack(listener) {
      // Answered once all is subscribed again: that was asked for before.
      subscriber.on('ready', () => void (subscriber as Redis).ping().then(listener, () => {}));
      publisher.on('ready', listener);
    },
    async close() {
      await Promise.all([disconnect(publisher), disconnect(subscriber)]);
    },
  };
}

async function majorVersion(client: Client): Promise<number> {
  const info = await (client as Redis).info('server');
  return Number(/redis_version:(\d+)/.exec(info)?.[1] ?? 0);
}

/** Methods whose result the adapter ignores. */
const FORGOTTEN = [
  'publish',
  'spublish',
  'subscribe',
  'unsubscribe',
  'psubscribe',
  'punsubscribe',
  'ssubscribe',
  'sunsubscribe',
] as const;

/** That one of these fails must not end the process; the connection says that it is broken. */
function fireAndForget(client: Client): Client {
  const commands = client as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  for (const name of FORGOTTEN) {
    const command = commands[name]?.bind(client);
    if (!command) continue;
    commands[name] = (...args) => {
      const reply = command(...args);
      reply.catch(() => {});
      return reply;
    };
  }
  return client;
}

async function openMailbox(
  publisher: Client,
  subscriber: Client,
  prefix: string,
): Promise<Mailbox> {
  const address = `${prefix}mailbox:${randomUUID()}`;
  await subscriber.subscribe(address);
  return {
    address,
    send: (to, message) => void publisher.publish(to, message),
    listen(listener) {
      subscriber.on('message', (channel: string, message: string) => {
        if (channel === address) listener(message);
      });
    },
  };
}
