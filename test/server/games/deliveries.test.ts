import { Registry as Metrics } from 'prom-client';
import { describe, expect, it } from 'vitest';
import type { Channel, Delivery } from '../../../server/games/channel.ts';
import { Deliveries } from '../../../server/games/deliveries.ts';
import { Registry } from '../../../server/registry.ts';
import { TookTooLong } from '../../../server/within.ts';
import { keptLog } from '../../bridge/whatsapp/support/parts.ts';

const removed: Delivery = {
  type: 'removed',
  gameId: 'g',
  player: { id: 'p', nickname: 'Ana', channel: 'chat' },
  reason: 'kicked',
};

function deliveriesTo(...given: Channel[]) {
  const channels = new Registry<Channel>('channel');
  for (const channel of given) channels.register(channel);
  const metrics = new Metrics();
  const { log, lines } = keptLog();
  const deliveries = new Deliveries({ channels, metrics, log, deadline: 200 });
  const failures = async () => {
    const found = await metrics.getSingleMetric('qrush_channel_failures_total')?.get();
    return found?.values.map(({ labels, value }) => [labels.channel, labels.delivery, value]);
  };
  return { deliveries, failures, lines };
}

describe('deliveries', () => {
  it('reach the other channels when one fails, at once or later, which is counted and logged', async () => {
    const taken: Delivery[] = [];
    const { deliveries, failures, lines } = deliveriesTo(
      {
        name: 'broken',
        deliver() {
          throw new Error('at once');
        },
      },
      { name: 'sick', deliver: async () => Promise.reject(new Error('later')) },
      { name: 'well', deliver: async (delivery) => void taken.push(delivery) },
    );
    await deliveries.deliver(removed);
    await deliveries.deliver(removed);
    expect(taken).toEqual([removed, removed]);
    expect(await failures()).toEqual([
      ['broken', 'removed', 2],
      ['sick', 'removed', 2],
    ]);
    expect(lines.map(({ channel, err }) => [channel, (err as Error).message])).toContainEqual([
      'sick',
      'later',
    ]);
  });

  it('go on without a channel that does not return, which is waited for once only until it does', async () => {
    const calls: PromiseWithResolvers<void>[] = [];
    const { deliveries, failures, lines } = deliveriesTo({
      name: 'stuck',
      deliver() {
        const call = Promise.withResolvers<void>();
        calls.push(call);
        return call.promise;
      },
    });
    await deliveries.deliver(removed);
    expect(lines).toMatchObject([{ channel: 'stuck', err: { type: TookTooLong.name } }]);
    // Overdue: handed on, and not waited for; should it fail, that is told.
    await deliveries.deliver(removed);
    expect(calls).toHaveLength(2);
    calls[1]?.reject(new Error('gave up'));
    await expect.poll(failures).toEqual([['stuck', 'removed', 2]]);
    // Back again: it has its time again.
    calls[0]?.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    let done = false;
    const third = deliveries.deliver(removed).then(() => {
      done = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect([calls.length, done]).toEqual([3, false]);
    calls[2]?.resolve();
    await third;
    expect(await failures()).toEqual([['stuck', 'removed', 2]]);
  });

  it('by the core itself fail where it fails, and are done again by whoever asked', async () => {
    const { deliveries, failures } = deliveriesTo({
      name: 'web',
      deliver: async () => Promise.reject(new Error('no store')),
    });
    await expect(deliveries.deliver(removed)).rejects.toThrow('no store');
    expect(await failures()).toEqual([]);
  });
});
