import { expect, it } from 'vitest';
import { Outgoing } from '../../../../server/realtime/direct/outgoing.ts';
import { Slices } from '../../../../server/realtime/slices.ts';

it('what waits patiently at many goes out in slices, and an ack does not wait for the last', async () => {
  const outgoing = new Outgoing(new Slices());
  const sent: (number | 'ack')[] = [];
  const { promise: all, resolve } = Promise.withResolvers<void>();
  for (let index = 0; index < 500; index++) {
    outgoing.addPatiently({
      flush() {
        const until = performance.now() + 0.02;
        while (performance.now() < until);
        if (index === 0) setImmediate(() => outgoing.add({ flush: () => void sent.push('ack') }));
        if (sent.push(index) === 501) resolve();
      },
    });
  }
  await all;
  expect(sent.filter((one) => one !== 'ack')).toEqual(Array.from({ length: 500 }, (_, at) => at));
  expect(sent.indexOf('ack')).toBeLessThan(400);
});
