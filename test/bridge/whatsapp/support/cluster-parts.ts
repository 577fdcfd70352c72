/** The bridge's transport as one of several processes has it: on Redis, with bee-queue and real timers. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import pino from 'pino';
import { Circuit } from '../../../../bridge/whatsapp/circuit.ts';
import { HttpCloudApi } from '../../../../bridge/whatsapp/cloud-api.ts';
import { identifyWith } from '../../../../bridge/whatsapp/identity.ts';
import type { InboundMessage } from '../../../../bridge/whatsapp/inbound.ts';
import { INBOX_RULES, Inbox } from '../../../../bridge/whatsapp/inbox.ts';
import { LaneOutbox, outboxRules } from '../../../../bridge/whatsapp/lane-outbox.ts';
import type { LaneRules } from '../../../../bridge/whatsapp/lanes/lane-store.ts';
import { redisLaneStore } from '../../../../bridge/whatsapp/lanes/redis-lane-store.ts';
import { NumberHalts } from '../../../../bridge/whatsapp/number-halts.ts';
import { TimerLoop } from '../../../../plugins/timers/loop.ts';
import { beeJobs } from '../../../../server/jobs/bee-jobs.ts';
import { keyedFor } from '../../../../server/own-key.ts';
import type { PluginTimers } from '../../../../server/plugin.ts';
import { connect, disconnect } from '../../../../server/store/redis/connection.ts';
import { createRedisStore } from '../../../../server/store/redis/redis-store.ts';
import { sharedRedis } from '../../../../server/store/redis/shared.ts';
import { outcomes } from './parts.ts';

export interface PartsOptions {
  redisUrl: string;
  prefix: string;
}

export interface OutboxOptions extends PartsOptions {
  apiUrl: string;
  numbers?: string[];
  rate?: number;
  burst?: number;
  /** ms an answer of the API is waited for. */
  timeout?: number;
  rules?: Partial<LaneRules>;
}

const log = pino({ level: 'silent' });

async function parts({ redisUrl, prefix }: PartsOptions) {
  const store = await createRedisStore({ url: redisUrl, prefix, log });
  const client = connect(redisUrl, 'test', log) as Redis;
  const events = { done() {}, error() {} };
  const jobs = beeJobs({ url: redisUrl, prefix, workers: 1, instance: 0, events });
  let handle: (key: string) => Promise<void> = async () => {};
  const timers: PluginTimers = {
    set: (key, at) => store.timers.set({ kind: 'test', key, at }),
    cancel: (key) => store.timers.cancel('test', key),
    handle(handler) {
      handle = handler;
    },
  };
  const loop = new TimerLoop({
    timers: store.timers,
    now: () => store.now(),
    lease: 2000,
    fire: ({ key }) =>
      handle(key).then(
        () => true,
        () => false,
      ),
    onError() {},
  });
  loop.start();
  return {
    redis: sharedRedis(client, prefix),
    jobs,
    timers,
    now: () => store.now(),
    async close() {
      await jobs.close();
      await loop.stop();
      await store.close();
      await disconnect(client);
    },
  };
}

export async function clusterOutbox(options: OutboxOptions) {
  const { redis, jobs, timers, now, close } = await parts(options);
  const { apiUrl, numbers = ['P1'], rate = 1000, burst = 45, timeout } = options;
  const rules = { ...outboxRules(rate, burst), ...options.rules };
  const circuit = new Circuit(log);
  const outbox = new LaneOutbox({
    store: redisLaneStore(redis, 'out', rules),
    rules,
    apis: new Map(
      numbers.map((phoneNumberId) => [
        phoneNumberId,
        new HttpCloudApi({ apiUrl, token: 't', phoneNumberId }, timeout),
      ]),
    ),
    circuit,
    halts: new NumberHalts(log),
    write: async () => 'over',
    jobs,
    timers,
    identify: identifyWith(keyedFor('secret', 'whatsapp')),
    now,
    log,
    messages: outcomes(),
  });
  return {
    outbox,
    async [Symbol.asyncDispose]() {
      await close();
      outbox.close();
      circuit.close();
    },
  };
}

export async function clusterInbox(
  options: PartsOptions,
  handle: (message: InboundMessage) => Promise<void>,
) {
  const { redis, jobs, timers, close } = await parts(options);
  const inbox = new Inbox({
    store: redisLaneStore(redis, 'in', INBOX_RULES),
    jobs,
    timers,
    identify: identifyWith(keyedFor('secret', 'whatsapp')),
    handle,
    log,
    messages: outcomes(),
  });
  return {
    inbox,
    async [Symbol.asyncDispose]() {
      await close();
      inbox.close();
    },
  };
}

/** Waits until this holds; it has no event of its own. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(20);
}
