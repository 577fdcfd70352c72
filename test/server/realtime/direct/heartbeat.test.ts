import { expect, it, vi } from 'vitest';
import { Heartbeat, type Others } from '../../../../server/realtime/direct/heartbeat.ts';
import { TICK } from '../../../../server/realtime/standstill.ts';

const INTERVAL = 25_000;
const TIMEOUT = 20_000;

function pinged() {
  const told: string[] = [];
  return { told, ping: () => void told.push('ping'), silent: () => void told.push('silent') };
}

/** A heartbeat with some that it watches, and a clock of its own that ticks. */
function beating(others?: Others) {
  const heartbeat = new Heartbeat<ReturnType<typeof pinged>>(INTERVAL, TIMEOUT, others);
  let now = 0;
  heartbeat.beat(now, now);
  return {
    heartbeat,
    now: () => now,
    /** Ticks until so many ms after the start. */
    until(ms: number) {
      while (now < ms) {
        now += TICK;
        heartbeat.beat(now, now);
      }
    },
    /** Time passes, and nothing runs. */
    stopFor(ms: number) {
      now += ms;
    },
    [Symbol.dispose]: () => heartbeat.close(),
  };
}

it('pings who has rested, and tells who did not answer', () => {
  using clock = beating();
  const { heartbeat } = clock;
  const [one, two, gone] = [pinged(), pinged(), pinged()];
  for (const each of [one, two, gone]) heartbeat.alive(each, clock.now());
  heartbeat.forget(gone);
  clock.until(INTERVAL - 500);
  expect([one.told, two.told]).toEqual([[], []]);
  clock.until(INTERVAL + 500);
  expect([one.told, two.told]).toEqual([['ping'], ['ping']]);
  heartbeat.alive(one, clock.now());
  clock.until(INTERVAL + TIMEOUT + 1000);
  expect([one.told, two.told]).toEqual([['ping'], ['ping', 'silent']]);
  expect([...heartbeat]).toEqual([one]);
  expect(gone.told).toEqual([]);
});

it('counts no silence from before the process was stopped for over a second', () => {
  let standstills = 0;
  using clock = beating({ count: () => 0, stoodStill: () => void standstills++ });
  const one = pinged();
  clock.heartbeat.alive(one, clock.now());
  clock.until(INTERVAL + 500);
  expect(one.told).toEqual(['ping']);
  clock.until(INTERVAL + TIMEOUT - 500);
  clock.stopFor(60_000);
  clock.until(INTERVAL + TIMEOUT + 60_000);
  expect(one.told).toEqual(['ping']);
  expect(standstills).toBe(1);
  // It has the whole time again, and no more.
  clock.until(INTERVAL + TIMEOUT + 60_000 + TIMEOUT - 1000);
  expect(one.told).toEqual(['ping']);
  clock.until(INTERVAL + TIMEOUT + 60_000 + TIMEOUT + 1000);
  expect(one.told).toEqual(['ping', 'silent']);
});

it('takes a delay of less than a second for what it is', () => {
  using clock = beating();
  const one = pinged();
  clock.heartbeat.alive(one, clock.now());
  clock.until(INTERVAL + TIMEOUT);
  clock.stopFor(600);
  clock.until(INTERVAL + TIMEOUT + 1500);
  expect(one.told).toEqual(['ping', 'silent']);
});

it('ticks while anybody is connected, and not for nobody', () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance', 'Date'] });
  try {
    let others = 0;
    let standstills = 0;
    const heartbeat = new Heartbeat<ReturnType<typeof pinged>>(INTERVAL, TIMEOUT, {
      count: () => others,
      stoodStill: () => void standstills++,
    });
    expect(vi.getTimerCount()).toBe(0);
    const one = pinged();
    heartbeat.alive(one);
    expect(vi.getTimerCount()).toBe(1);
    heartbeat.forget(one);
    vi.advanceTimersByTime(TICK);
    expect(vi.getTimerCount()).toBe(0);

    // The time without ticks is no standstill.
    vi.advanceTimersByTime(60_000);
    others = 1;
    heartbeat.tick();
    vi.advanceTimersByTime(60_000);
    expect([vi.getTimerCount(), standstills]).toEqual([1, 0]);
    heartbeat.alive(one);
    others = 0;
    vi.advanceTimersByTime(INTERVAL + TIMEOUT + TICK);
    expect(one.told).toEqual(['ping', 'silent']);
    expect([vi.getTimerCount(), standstills]).toEqual([0, 0]);
  } finally {
    vi.useRealTimers();
  }
});
