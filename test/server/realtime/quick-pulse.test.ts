import { describe, expect, it, vi } from 'vitest';
import { type Pulsed, QuickPulse } from '../../../server/realtime/quick-pulse.ts';
import { TICK } from '../../../server/realtime/standstill.ts';
import { PRESENCE_GRACE, SILENCE } from '../../fault/rig/limits.ts';

const INTERVAL = 5000;
/** ms that a client has, once it gives a connection up, to be in the game by another one. */
const COMING_BACK = 1500;

/** A pulse with a clock of its own. */
function beating() {
  const pulse = new QuickPulse();
  let now = 0;
  pulse.beat(now, now);
  return {
    pulse,
    now: () => now,
    /** Ticks for so many ms. */
    run(ms: number) {
      for (const end = now + ms; now < end; ) {
        now += TICK;
        pulse.beat(now, now);
      }
    },
    stopFor(ms: number) {
      now += ms;
    },
    [Symbol.dispose]: () => pulse.close(),
  };
}

/** A connection that answers pings at once, or never. */
function connection(now: () => number, answers: boolean) {
  const pings: number[] = [];
  const silences: number[] = [];
  const one: Pulsed = {
    heard: false,
    ping() {
      pings.push(now());
      if (answers) one.heard = true;
    },
    silent: () => void silences.push(now()),
  };
  return { one, pings, silences };
}

describe('a quick pulse', () => {
  it('P12: pings each 5 s, and gives up 5 s after a ping that nothing followed', () => {
    using clock = beating();
    const alive = connection(clock.now, true);
    const gone = connection(clock.now, false);
    for (const { one } of [alive, gone]) clock.pulse.hasten(one);
    clock.run(60_000);
    expect(alive.pings).toHaveLength(12);
    for (const [index, at] of alive.pings.slice(1).entries())
      expect(at - (alive.pings[index] as number)).toBe(INTERVAL);
    expect(alive.silences).toEqual([]);
    expect(gone.pings).toHaveLength(1);
    expect(gone.silences).toEqual([(gone.pings[0] as number) + INTERVAL]);
    expect(gone.silences[0]).toBeLessThanOrEqual(2 * INTERVAL);
    expect(clock.pulse.has(gone.one)).toBe(false);
  });

  it('P12: misses nobody who goes by the rule before they are back', () => {
    using clock = beating();
    const gone = connection(clock.now, false);
    clock.pulse.hasten(gone.one);
    clock.run(2 * INTERVAL);
    // The worst case: the connection broke with the ping on its way.
    const brokeAt = gone.pings[0] as number;
    const missedAt = (gone.silences[0] as number) + PRESENCE_GRACE;
    expect(missedAt - (brokeAt + SILENCE)).toBeGreaterThanOrEqual(COMING_BACK);
  });

  it('takes any message for an answer', () => {
    using clock = beating();
    const busy = connection(clock.now, false);
    clock.pulse.hasten(busy.one);
    for (let time = 0; time < 10; time++) {
      clock.run(4000);
      busy.one.heard = true;
    }
    expect(busy.silences).toEqual([]);
  });

  it('spreads connections that begin at once: no turn has more than its share', () => {
    using clock = beating();
    const all = Array.from({ length: 2000 }, () => connection(clock.now, true));
    for (const { one } of all) clock.pulse.hasten(one);
    clock.run(2 * INTERVAL);
    const byTurn = new Map<number, number>();
    for (const { pings } of all) for (const at of pings) byTurn.set(at, (byTurn.get(at) ?? 0) + 1);
    expect(byTurn.size).toBe(40);
    expect(new Set(byTurn.values())).toEqual(new Set([100]));
  });

  it('leaves a connection alone when its question is over, and begins again with the next', () => {
    using clock = beating();
    const one = connection(clock.now, false);
    clock.pulse.hasten(one.one);
    clock.run(1000);
    expect(one.pings).toHaveLength(1);
    clock.pulse.relax(one.one);
    clock.run(60_000);
    expect(one.pings).toHaveLength(1);
    clock.pulse.hasten(one.one);
    // A second question open, or the same one again, changes nothing.
    clock.pulse.hasten(one.one);
    clock.run(INTERVAL);
    expect(one.pings).toHaveLength(2);
    expect(one.silences).toEqual([]);
    clock.run(INTERVAL);
    expect(one.silences).toHaveLength(1);
  });

  it('counts no silence from before the process was stopped', () => {
    using clock = beating();
    const all = Array.from({ length: 100 }, () => connection(clock.now, false));
    for (const { one } of all) clock.pulse.hasten(one);
    clock.run(INTERVAL);
    clock.stopFor(1100);
    // Packets sent before are read only now.
    clock.run(TICK);
    expect(all.flatMap(({ silences }) => silences)).toEqual([]);
    const resumed = clock.now();
    clock.run(3 * INTERVAL);
    for (const { silences } of all) {
      expect(silences).toHaveLength(1);
      expect(silences[0]).toBeGreaterThanOrEqual(resumed + INTERVAL);
    }
  });

  it('ticks while there is a connection that matters, and not for nobody', () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance', 'Date'] });
    try {
      const pulse = new QuickPulse();
      expect(vi.getTimerCount()).toBe(0);
      const one = connection(() => performance.now(), false);
      pulse.hasten(one.one);
      vi.advanceTimersByTime(TICK);
      expect(one.pings).toHaveLength(1);
      pulse.relax(one.one);
      vi.advanceTimersByTime(TICK);
      expect(vi.getTimerCount()).toBe(0);

      // The time without ticks is no standstill: it would be another reason to wait.
      vi.advanceTimersByTime(60_000);
      pulse.hasten(one.one);
      vi.advanceTimersByTime(TICK + INTERVAL);
      expect(one.silences).toHaveLength(1);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
