import { randomUUID } from 'node:crypto';
import { Circuit } from '../../../../bridge/whatsapp/circuit.ts';
import type { CloudApi } from '../../../../bridge/whatsapp/cloud-api.ts';
import { identifyWith } from '../../../../bridge/whatsapp/identity.ts';
import {
  LaneOutbox,
  type LaneOutboxSources,
  outboxRules,
} from '../../../../bridge/whatsapp/lane-outbox.ts';
import { MemoryLaneStore } from '../../../../bridge/whatsapp/lanes/memory-lane-store.ts';
import { NumberHalts } from '../../../../bridge/whatsapp/number-halts.ts';
import type { OutboxItem } from '../../../../bridge/whatsapp/outbox.ts';
import type { Payload } from '../../../../bridge/whatsapp/payload.ts';
import type { Jobs } from '../../../../server/jobs/contract.ts';
import { memoryJobs } from '../../../../server/jobs/memory-jobs.ts';
import { keyedFor } from '../../../../server/own-key.ts';
import type { PluginTimers } from '../../../../server/plugin.ts';
import { counted, keptLog, outcomes } from './parts.ts';

/** Timers of this process: what they call cannot fail. */
export function localTimers(): PluginTimers & { stop(): void } {
  const pending = new Map<string, NodeJS.Timeout>();
  let handle: (key: string) => Promise<void> = async () => {};
  const cancel = (key: string) => {
    clearTimeout(pending.get(key));
    pending.delete(key);
  };
  return {
    async set(key, at) {
      cancel(key);
      const fire = () => {
        pending.delete(key);
        void handle(key);
      };
      pending.set(key, setTimeout(fire, at - Date.now()));
    },
    cancel: async (key) => cancel(key),
    handle(handler) {
      handle = handler;
    },
    stop() {
      for (const key of pending.keys()) cancel(key);
    },
  };
}

/** Waits until no job waits or runs. */
export async function idle(jobs: Jobs): Promise<void> {
  const left = async () =>
    Object.values(await jobs.counts()).some(({ waiting, active }) => waiting + active > 0);
  while (await left()) await new Promise((resolve) => setImmediate(resolve));
}

export const textItem = (id: string, to = '5511', more: Partial<OutboxItem> = {}): OutboxItem => ({
  id,
  to,
  payload: { type: 'text', text: { body: id, preview_url: false } },
  expiresAt: Date.now() + 60_000,
  ...more,
});

export const questionPayload = (body: string): Payload => ({
  type: 'interactive',
  interactive: {
    type: 'button',
    body: { text: body },
    action: { buttons: [{ type: 'reply', reply: { id: 'a.g.0.0', title: 'A' } }] },
  },
});

export interface OutboxSetting {
  rate?: number;
  burst?: number;
  more?: Partial<LaneOutboxSources>;
}

/** An outbox of this process alone, over an API of the test's. */
export function memoryOutbox(
  api: Pick<CloudApi, 'send'>,
  { rate = 1000, burst = 45, more = {} }: OutboxSetting = {},
) {
  const messages = outcomes();
  const { log, lines } = keptLog();
  const jobs = memoryJobs({ done() {}, error() {} });
  const timers = localTimers();
  const rules = outboxRules(rate, burst);
  const store = new MemoryLaneStore(rules, Date.now);
  const circuit = new Circuit(log);
  const halts = new NumberHalts(log);
  const apis = new Map([['P1', api]]);
  const outbox = new LaneOutbox({
    store,
    rules,
    apis,
    circuit,
    halts,
    write: async () => 'over',
    jobs,
    timers,
    identify: identifyWith(keyedFor(randomUUID(), 'whatsapp')),
    now: async () => Date.now(),
    log,
    messages,
    ...more,
  });
  return {
    outbox,
    apis,
    circuit,
    halts,
    store,
    jobs,
    lines,
    counts: () => counted(messages),
    async [Symbol.asyncDispose]() {
      outbox.close();
      timers.stop();
      circuit.close();
    },
  };
}
