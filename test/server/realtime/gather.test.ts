/** Asking all processes, over both kinds of the adapter. */
import { createServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import pino from 'pino';
import { Server } from 'socket.io';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClusterAdapter } from '../../../server/realtime/adapter.ts';
import { type Gather, gatherAlone, gatherFromCluster } from '../../../server/realtime/gather.ts';
import { type RedisServer, startRedis } from '../../support/redis.ts';

const log = pino({ level: 'silent' });

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis[Symbol.asyncDispose]());

interface Member extends AsyncDisposable {
  gather: Gather;
}

async function member(prefix: string, kind: 'sharded' | 'classic'): Promise<Member> {
  const adapter = await openClusterAdapter(redis.url, prefix, log);
  const io = new Server(createServer());
  const classic = [new Redis(redis.url), new Redis(redis.url)] as const;
  if (kind === 'sharded') adapter.attach(io);
  else io.adapter(createAdapter(...classic, { key: prefix }));
  const gather = gatherFromCluster(io, adapter.mailbox);
  return {
    gather,
    async [Symbol.asyncDispose]() {
      await io.close();
      await adapter.close();
      for (const client of classic) client.disconnect();
    },
  };
}

/** As many members, once they know of each other. */
async function members(prefix: string, kind: 'sharded' | 'classic', count: number) {
  const all = await Promise.all(Array.from({ length: count }, () => member(prefix, kind)));
  for (const { gather } of all) gather.answer('here', async () => true);
  for (const { gather } of all) while ((await gather.ask('here')).answers.length < count);
  return all;
}

describe.each(['sharded', 'classic'] as const)('over the %s adapter', (kind) => {
  it('every process answers, whichever is asked, also when many ask at once', async () => {
    const all = await members(`${kind}-all:`, kind, 3);
    for (const [index, { gather }] of all.entries()) {
      gather.answer('who', async () => ({ index }));
      gather.answer('what', async () => 'x'.repeat(100_000));
    }
    const gathered = await Promise.all(
      all.flatMap(({ gather }) => [gather.ask('who'), gather.ask('who'), gather.ask('what')]),
    );
    for (const { answers, missing } of gathered) {
      expect(answers).toHaveLength(3);
      expect(missing).toBe(0);
    }
    const [, last] = [gathered[0], gathered.at(-2)];
    expect(last?.answers[0]).toEqual({ index: 2 });
    expect(new Set(last?.answers.map((one) => (one as { index: number }).index)).size).toBe(3);
    await Promise.all(all.map((one) => one[Symbol.asyncDispose]()));
  });

  it('one that hangs is left out and counted; one that cannot answer is left out', async () => {
    const all = await members(`${kind}-hung:`, kind, 3);
    const [one, hung, unable] = all;
    one?.gather.answer('who', async () => 'one');
    hung?.gather.answer('who', () => new Promise(() => {}));
    unable?.gather.answer('who', () => Promise.reject(new Error('no')));
    expect(await one?.gather.ask('who')).toEqual({ answers: ['one'], missing: 1 });
    await Promise.all(all.map((each) => each[Symbol.asyncDispose]()));
  });
});

it('a process answers for itself while Redis is away', async () => {
  await using other = await startRedis();
  const adapter = await openClusterAdapter(other.url, 'away:', log);
  const io = new Server(createServer());
  adapter.attach(io);
  const gather = gatherFromCluster(io, adapter.mailbox);
  gather.answer('who', async () => 'alone');
  await other.kill();
  expect(await gather.ask('who')).toEqual({ answers: ['alone'], missing: 0 });
  await io.close();
  await adapter.close();
});

it('a process alone has itself to ask', async () => {
  const gather = gatherAlone();
  gather.answer('who', async () => 'me');
  expect(await gather.ask('who')).toEqual({ answers: ['me'], missing: 0 });
  await expect(gather.ask('what')).rejects.toThrow();
});
