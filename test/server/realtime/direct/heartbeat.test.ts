import { expect, it } from 'vitest';
import { Heartbeat } from '../../../../server/realtime/direct/heartbeat.ts';

const INTERVAL = 25_000;
const TIMEOUT = 20_000;

function pinged() {
  const told: string[] = [];
  return { told, ping: () => void told.push('ping'), silent: () => void told.push('silent') };
}

it('pings who has rested, and tells who did not answer', () => {
  const heartbeat = new Heartbeat<ReturnType<typeof pinged>>(INTERVAL, TIMEOUT);
  const [one, two, gone] = [pinged(), pinged(), pinged()];
  const now = performance.now();
  for (const each of [one, two, gone]) heartbeat.alive(each);
  heartbeat.forget(gone);
  heartbeat.beat(now + INTERVAL - 100);
  expect([one.told, two.told]).toEqual([[], []]);
  heartbeat.beat(now + INTERVAL + 100);
  expect([one.told, two.told]).toEqual([['ping'], ['ping']]);
  heartbeat.alive(one);
  heartbeat.beat(now + INTERVAL + TIMEOUT + 200);
  expect([one.told, two.told]).toEqual([
    ['ping', 'ping'],
    ['ping', 'silent'],
  ]);
  expect([...heartbeat]).toEqual([one]);
  expect(gone.told).toEqual([]);
  heartbeat.close();
});
