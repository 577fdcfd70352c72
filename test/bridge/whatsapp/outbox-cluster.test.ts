/** The outbox on a real Redis, with real processes that die and an API that fails. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OutboxItem } from '../../../bridge/whatsapp/outbox.ts';
import { type RedisServer, startRedis } from '../../support/redis.ts';
import { clusterOutbox, type OutboxOptions, until } from './support/cluster-parts.ts';
import { textItem } from './support/outbox.ts';
import { type ScriptedApi, scriptedApi } from './support/scripted-api.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis[Symbol.asyncDispose]());

let prefixes = 0;
function options(api: ScriptedApi, more: Partial<OutboxOptions> = {}): OutboxOptions {
  prefixes += 1;
  return { redisUrl: redis.url, prefix: `out-${prefixes}:`, apiUrl: api.url('here'), ...more };
}

/** `each` messages to each of so many recipients, by turns. */
const messages = (recipients: number, each: number): OutboxItem[] =>
  Array.from({ length: recipients * each }, (_, at) => {
    const to = 5500 + (at % recipients);
    return textItem(`${to}.${String(Math.floor(at / recipients)).padStart(3, '0')}`, String(to));
  });
const idsOf = (items: OutboxItem[]) => items.map(({ id }) => id).toSorted();

/** Whether each recipient got what was taken in order; a message may come twice in a row. */
function inOrder(api: ScriptedApi): boolean {
  const last = new Map<string, string>();
  return api.calls
    .filter(({ taken }) => taken)
    .every(({ id, to }) => {
      const ok = (last.get(to) ?? '') <= id;
      last.set(to, id);
      return ok;
    });
}

async function outboxProcess(given: OutboxOptions) {
  const path = fileURLToPath(new URL('./fixtures/outbox-process.ts', import.meta.url));
  const child = fork(path, [JSON.stringify(given)]);
  await once(child, 'message');
  return {
    async enqueue(items: OutboxItem[]) {
      child.send(items);
      await once(child, 'message');
    },
    kill: () => killed(child),
    [Symbol.asyncDispose]: () => killed(child),
  };
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

it('loses nothing of a process that is killed while it sends, and repeats only what nobody heard of', async () => {
  await using api = await scriptedApi();
  const quick = { rules: { lease: 3000, doubt: 1500 } };
  const given = options(api, quick);
  const items = messages(40, 5);
  // From some point on, the API takes messages and says nothing.
  api.answer = () => (api.calls.length < 60 ? 'take' : 'hold');
  await using first = await outboxProcess(given);
  await first.enqueue(items);
  await api.called(90);
  await first.kill();
  const onTheWay = api.calls.slice(60).map(({ id }) => id);
  const heardOf = onTheWay.filter((_, at) => at % 2 === 0);
  api.answer = () => 'take';
  const before = api.calls.length;

  await using second = await clusterOutbox(given);
  await second.outbox.heard(heardOf.map((reference) => ({ reference, status: 'sent' as const })));
  await until(() => new Set(api.taken()).size === items.length);
  await until(async () => (await second.outbox.stats()).numbers.P1?.lanes === 0);
  expect([...new Set(api.taken())].toSorted()).toEqual(idsOf(items));
  const repeated = api.calls.slice(before).filter(({ id }) => onTheWay.includes(id));
  expect(repeated.map(({ id }) => id).toSorted()).toEqual(
    onTheWay.filter((id) => !heardOf.includes(id)).toSorted(),
  );
  expect(inOrder(api)).toBe(true);
});

it('goes on after Redis was away for 5 s, and sends everything once', async () => {
  await using own = await startRedis('--appendonly', 'yes');
  await using api = await scriptedApi();
  const given = options(api, { redisUrl: own.url, rate: 100 });
  await using on = await clusterOutbox(given);
  const items = messages(60, 4);
  await on.outbox.enqueueAll(items);
  await api.called(40);
  own.process.kill('SIGSTOP');
  await sleep(5000);
  own.process.kill('SIGCONT');
  await until(() => new Set(api.taken()).size === items.length);
  await until(async () => (await on.outbox.stats()).numbers.P1?.lanes === 0);
  expect(api.taken().toSorted()).toEqual(idsOf(items));
  expect(inOrder(api)).toBe(true);
});

it('sends everything once and in order through an API that fails one call in five', async () => {
  await using api = await scriptedApi();
  api.answer = (_call, earlier) =>
    earlier.length === 0 && api.calls.length % 5 === 0 ? { status: 503, code: 2 } : 'take';
  await using on = await clusterOutbox(options(api));
  const items = messages(40, 4);
  await on.outbox.enqueueAll(items);
  await until(() => api.taken().length >= items.length);
  expect(api.taken().toSorted()).toEqual(idsOf(items));
  expect(inOrder(api)).toBe(true);
  expect(api.calls.length).toBeGreaterThan(items.length * 1.1);
});

it('sends again what may have been taken only if no status tells', async () => {
  await using api = await scriptedApi();
  const given = options(api, { rules: { doubt: 1500 }, timeout: 1000 });
  await using on = await clusterOutbox(given);
  api.answer = ({ to }, earlier) => {
    if (earlier.length > 0) return 'take';
    return to === '5503' ? 'hold' : 'take and drop';
  };
  // Of the third, the connection stays open and nothing is said.
  const items = ['5501', '5502', '5503'].map((to) => textItem(`${to}.1`, to));
  const next = textItem('5501.2', '5501');
  await on.outbox.enqueueAll([...items, next]);
  await api.called(3);
  await until(async () => ((await on.outbox.stats()).totals.doubted ?? 0) >= 2);
  await on.outbox.heard([{ reference: '5501.1', status: 'delivered' }]);
  await until(async () => (await on.outbox.stats()).numbers.P1?.lanes === 0);
  const times = (id: string) => api.taken().filter((one) => one === id).length;
  expect(['5501.1', '5501.2', '5502.1', '5503.1'].map(times)).toEqual([
    1,
    expect.any(Number),
    2,
    2,
  ]);
  expect(inOrder(api)).toBe(true);
});

it('shares the rate of a number among processes, which all take part', async () => {
  await using api = await scriptedApi();
  const given = options(api, { rate: 100 });
  const names = ['one', 'two'];
  const processes = await Promise.all(
    names.map((name) => outboxProcess({ ...given, apiUrl: api.url(name) })),
  );
  try {
    const items = messages(300, 1);
    const start = performance.now();
    await Promise.all(
      processes.map((process, at) => process.enqueue(items.filter((_, item) => item % 2 === at))),
    );
    await until(() => api.taken().length === items.length);
    // The last of 300 has its place 2.99 s after the first, however the processes interleave.
    expect((api.calls.at(-1)?.at ?? 0) - start).toBeGreaterThanOrEqual(2900);
    expect(api.taken().toSorted()).toEqual(idsOf(items));
    for (const name of names) expect(api.calls.some(({ by }) => by === name)).toBe(true);
  } finally {
    await Promise.all(processes.map((process) => process.kill()));
  }
});

it('answers everybody from the number they wrote to', async () => {
  await using api = await scriptedApi();
  await using on = await clusterOutbox(options(api, { numbers: ['P1', 'P2'] }));
  await on.outbox.answerFrom('5502', 'P2');
  await on.outbox.enqueueAll([textItem('a', '5501'), textItem('b', '5502')]);
  await until(() => api.taken().length === 2);
  expect(new Map(api.calls.map(({ to, number }) => [to, number]))).toEqual(
    new Map([
      ['5501', 'P1'],
      ['5502', 'P2'],
    ]),
  );
});
