/** The inbox on a real Redis: what was accepted is handled, once and in order, whoever dies. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InboundMessage } from '../../../bridge/whatsapp/inbound.ts';
import { type RedisServer, startRedis } from '../../support/redis.ts';
import { clusterInbox, until } from './support/cluster-parts.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis[Symbol.asyncDispose]());

const message = (id: string, userId: string): InboundMessage => ({
  id,
  number: 'P1',
  sender: { userId, address: userId },
  content: { type: 'text', text: id },
});

it('handles each message once and in order per sender, however often and where it is delivered', async () => {
  const options = { redisUrl: redis.url, prefix: 'twice:' };
  const handled: InboundMessage[] = [];
  const underWay = new Set<string>();
  const handle = async (one: InboundMessage) => {
    expect(underWay.has(one.sender.userId)).toBe(false);
    underWay.add(one.sender.userId);
    await new Promise((resolve) => setImmediate(resolve));
    handled.push(one);
    underWay.delete(one.sender.userId);
  };
  await using first = await clusterInbox(options, handle);
  await using second = await clusterInbox(options, handle);
  const senders = ['ana', 'ben', 'eva'];
  for (let round = 0; round < 20; round++) {
    const batch = senders.map((sender) =>
      message(`${sender}.${String(round).padStart(2, '0')}`, sender),
    );
    const deliveries = [first, second, first, second].map(({ inbox }) => inbox.accept(batch));
    await Promise.all(deliveries);
  }
  await until(() => handled.length >= 60);
  await until(async () => (await first.inbox.stats()).lanes === 0);
  for (const sender of senders) {
    const ids = handled.filter((one) => one.sender.userId === sender).map(({ id }) => id);
    expect(ids).toEqual(
      Array.from({ length: 20 }, (_, at) => `${sender}.${String(at).padStart(2, '0')}`),
    );
  }
});

it('handles what a process had accepted that was killed after that', async () => {
  const options = { redisUrl: redis.url, prefix: 'killed:' };
  const path = fileURLToPath(new URL('./fixtures/inbox-process.ts', import.meta.url));
  const dying = fork(path, [JSON.stringify(options)]);
  await once(dying, 'message');
  const heard: string[] = [];
  dying.on('message', (text) => heard.push(String(text)));
  const ids = ['ana.1', 'ana.2', 'ben.1', 'ana.3'];
  dying.send(ids.map((id) => message(id, id.slice(0, 3))));
  await until(() =>
    ['accepted', 'handling ana.1', 'handling ben.1'].every((one) => heard.includes(one)),
  );
  dying.kill('SIGKILL');
  await once(dying, 'exit');

  const handled: string[] = [];
  await using _next = await clusterInbox(options, async ({ id }) => void handled.push(id));
  await until(() => handled.length === ids.length);
  expect(handled.filter((id) => id.startsWith('ana'))).toEqual(['ana.1', 'ana.2', 'ana.3']);
  expect(handled).toContain('ben.1');
});
